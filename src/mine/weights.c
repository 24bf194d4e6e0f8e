/* The table of weights as data; its rows stand in the header. */
#include "mine/weights.h"

const mt_weight mt_weights[MT_WEIGHT_COUNT] = {
#define ROW(name, weight, why) {#name, weight, why},
    MT_WEIGHTS(ROW)
#undef ROW
};
