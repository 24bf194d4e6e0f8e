/* The weights of the miner: whether they are those of data/, and the arithmetic under them. */
#include "arg.h"
#include "fit.h"
#include "mine/odds.h"
#include "mine/weights.h"
#include "unit/unit.h"

#include <math.h>

static void the_weights_are_those_of_the_data(void **state)
{
    (void)state;
    uint64_t hash = 0;
    assert_true(arg_hash("data", &hash));
    /* If this fails, data/ has changed: `make weights`. */
    assert_true(hash == mt_weights_data);
}

static void every_annotated_file_is_read_whole(void **state)
{
    (void)state;
    mt_arena arena;
    arg_files files = {0};
    uint64_t hash;
    moot_str what = {"", 0};
    mt_arena_init(&arena, NULL);
    assert_true(arg_read_all(&arena, "data", &files, &hash, &what));
    assert_true(files.n >= 200);
    for (uint32_t i = 0; i < files.n; i++) {
        const arg_file *f = &files.at[i];
        assert_int_equal(f->sides, f->debate ? 2 : 1);
        for (uint32_t s = 0; s < f->sides; s++) {
            uint32_t central = 0;
            for (uint32_t k = 0; k < f->side[s].units.n; k++) {
                const arg_unit *u = &f->side[s].units.at[k];
                central += u->role == ARG_CENTRAL;
                assert_true(u->role != ARG_PREMISE || u->head < f->side[s].units.n);
            }
            assert_int_equal(central, 1);
        }
    }
    mt_arena_free(&arena);
}

static void exponential_and_logarithm_agree_with_libm(void **state)
{
    (void)state;
    for (double x = -690; x < 690; x += 0.37)
        assert_true(fabs(mt_exp(x) / exp(x) - 1) < 1e-13);
    for (double x = 1e-12; x < 1e12; x *= 1.13)
        assert_true(fabs(mt_log(x) - log(x)) < 1e-14 * (1 + fabs(log(x))));
    for (double x = -40; x < 40; x += 0.01) {
        assert_true(fabs(mt_sigmoid(x) - 1 / (1 + exp(-x))) < 1e-14);
        assert_true(fabs(mt_log_sigmoid(x) - (x < 0 ? x - log1p(exp(x)) : -log1p(exp(-x)))) <
                    1e-13);
    }
    assert_true(mt_exp(-1000) == 0 && mt_exp(0) == 1 && mt_log(1) == 0 && mt_sigmoid(0) == 0.5);
}

/* A loss written down once more, plainly, to compare slopes with. */
static double plain_loss(double x[][3], const uint32_t *chosen, uint32_t n, const double *w)
{
    double sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        double all = 0, own = 0;
        for (uint32_t k = 0; k < 3; k++) {
            double s = 0;
            for (uint32_t j = 0; j < 3; j++)
                s += w[j] * x[i * 3 + k][j];
            all += exp(s);
            own = k == chosen[i] ? s : own;
        }
        sum += log(all) - own;
    }
    for (uint32_t j = 0; j < 3; j++)
        sum += 0.5 * (w[j] - 0.3) * (w[j] - 0.3);
    return sum;
}

static void fitted_weights_lie_where_the_loss_is_flat(void **state)
{
    (void)state;
    enum { N = 40 };
    static double x[N * 3][3];
    uint32_t chosen[N], seed = 5;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    fit_data d = {.arena = &arena};
    for (uint32_t i = 0; i < N; i++) {
        uint32_t first = d.options.n;
        for (uint32_t k = 0; k < 3; k++) {
            for (uint32_t j = 0; j < 3; j++) {
                seed = seed * 1664525u + 1013904223u;
                x[i * 3 + k][j] = (double)(seed >> 24) / 64 - 2;
            }
            fit_option_of(&d, x[i * 3 + k], 0, 3);
        }
        chosen[i] = seed >> 28 & 1;
        MT_VEC_PUSH(&arena, &d.choices, ((fit_choice){first, 3, chosen[i], 0, 1}));
    }
    double prior[3] = {0.3, 0.3, 0.3}, strength[3] = {1, 1, 1}, w[3] = {0};
    assert_true(fit(&d, MT_NO_ID, 0, 3, prior, strength, w));
    double at = plain_loss(x, chosen, N, w);
    for (uint32_t j = 0; j < 3; j++) {
        double up[3] = {w[0], w[1], w[2]}, down[3] = {w[0], w[1], w[2]};
        up[j] += 1e-3;
        down[j] -= 1e-3;
        double over = plain_loss(x, chosen, N, up), under = plain_loss(x, chosen, N, down);
        assert_true(over > at && under > at);
        assert_true(fabs(over - under) / 2e-3 < 1e-3);
    }
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_weights_are_those_of_the_data),
        cmocka_unit_test(every_annotated_file_is_read_whole),
        cmocka_unit_test(exponential_and_logarithm_agree_with_libm),
        cmocka_unit_test(fitted_weights_lie_where_the_loss_is_flat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
