/* Parts of a frame that nothing joins -> one under the other, where side by side they would be
 * far wider than high.  What is joined keeps its rows; whole parts move along. */
#include "draw/plan.h"

#include <math.h>

#define SHAPE 1.4 /* how much wider than high a frame may like to be */

typedef struct part {
    double across, along; /* about */
    uint32_t rows, shift; /* its rows, and what is added to them */
} part;

typedef struct packer {
    mt_dr_plan *p;
    const mt_dr_frame *f;
    uint32_t *joined; /* place in the frame -> another of the same part, or itself */
    uint32_t *number; /* place -> part */
    part *part;
    uint32_t parts;
    double *row; /* room for the rows of one part */
} packer;

static uint32_t find(uint32_t *joined, uint32_t i)
{
    while (joined[i] != i) {
        joined[i] = joined[joined[i]];
        i = joined[i];
    }
    return i;
}

static void join(const packer *k, uint32_t a, uint32_t b)
{
    a = find(k->joined, k->p->box[a].vertex);
    b = find(k->joined, k->p->box[b].vertex);
    k->joined[a > b ? a : b] = a > b ? b : a;
}

/* False if lines leave the frame: then all stays where it is. */
static bool find_parts(packer *k)
{
    mt_dr_plan *p = k->p;
    const mt_dr_frame *f = k->f;
    for (uint32_t i = 0; i < f->boxes; i++)
        p->box[p->box_of[f->first_box + i]].vertex = k->joined[i] = i;
    for (uint32_t i = 0; i < f->wires; i++) {
        const mt_dr_wire *w = &p->wire.at[p->wire_of[f->first_wire + i]];
        if (w->low == MT_NO_ID || w->high == MT_NO_ID)
            return false;
        join(k, w->low, w->high);
    }
    for (uint32_t i = 0; i < f->boxes; i++)
        join(k, p->box_of[f->first_box + i], p->same[p->box_of[f->first_box + i]]);
    for (uint32_t i = 0; i < f->boxes; i++) {
        uint32_t first = find(k->joined, i);
        k->number[i] = first == i ? k->parts++ : k->number[first];
    }
    return k->parts > 1;
}

/* Each part as wide as its widest row, as high as its highest boxes. */
static void measure(packer *k)
{
    const mt_dr_plan *p = k->p;
    const mt_dr_frame *f = k->f;
    uint32_t *start = k->joined, *list = start + f->boxes + 2; /* boxes by part: free by now */
    memset(start, 0, ((size_t)k->parts + 2) * sizeof(*start));
    for (uint32_t i = 0; i < f->boxes; i++)
        start[k->number[i] + 2]++;
    for (uint32_t i = 2; i < k->parts + 2; i++)
        start[i] += start[i - 1];
    for (uint32_t i = 0; i < f->boxes; i++)
        list[start[k->number[i] + 1]++] = p->box_of[f->first_box + i];
    for (uint32_t i = 0; i < k->parts; i++) {
        part *of = &k->part[i];
        for (uint32_t j = start[i]; j < start[i + 1]; j++) {
            uint32_t row = p->box[list[j]].row;
            of->rows = row > of->rows ? row : of->rows;
        }
        memset(k->row, 0, ((size_t)of->rows + 1) * 2 * sizeof(*k->row));
        for (uint32_t j = start[i]; j < start[i + 1]; j++) {
            const mt_dr_box *b = &p->box[list[j]];
            double *wide = &k->row[(size_t)b->row * 2], *high = wide + 1;
            *wide += mt_dr_across(p, b) + MT_DR_APART;
            *high = mt_dr_along(p, b) > *high ? mt_dr_along(p, b) : *high;
        }
        for (uint32_t r = 1; r <= of->rows; r++) {
            of->across = k->row[(size_t)r * 2] > of->across ? k->row[(size_t)r * 2] : of->across;
            of->along += k->row[(size_t)r * 2 + 1] + 2 * MT_DR_GAP;
        }
    }
}

/* Fill shelf after shelf, each about as wide as the whole is to be. */
static void fill(const packer *k)
{
    double area = 0, most = 0, used = 0;
    uint32_t shift = 0, rows = 0;
    for (uint32_t i = 0; i < k->parts; i++) {
        area += k->part[i].across * k->part[i].along;
        most = k->part[i].across > most ? k->part[i].across : most;
    }
    double want = sqrt(area) * SHAPE;
    want = want < most ? most : want;
    for (uint32_t i = 0; i < k->parts; i++) {
        if (used > 0 && used + k->part[i].across > want) {
            shift += rows;
            rows = 0;
            used = 0;
        }
        used += k->part[i].across;
        rows = k->part[i].rows > rows ? k->part[i].rows : rows;
        k->part[i].shift = shift;
    }
}

void mt_dr_shelves(mt_dr_plan *p, uint32_t frame)
{
    mt_dr_frame *f = &p->frame.at[frame];
    packer k = {.p = p, .f = f};
    size_t n = (size_t)f->boxes + 2;
    k.joined = MT_NEW_ARRAY(p->arena, uint32_t, n * 2);
    k.number = MT_NEW_ARRAY(p->arena, uint32_t, n);
    if (mt_arena_failed(p->arena) || !find_parts(&k))
        return;
    k.part = MT_NEW_ARRAY(p->arena, part, k.parts);
    k.row = MT_NEW_ARRAY(p->arena, double, ((size_t)f->rows + 1) * 2);
    if (mt_arena_failed(p->arena))
        return;
    measure(&k);
    fill(&k);
    for (uint32_t i = 0; i < f->boxes; i++) {
        mt_dr_box *b = &p->box[p->box_of[f->first_box + i]];
        b->row += k.part[k.number[i]].shift;
        f->rows = b->row > f->rows ? b->row : f->rows;
    }
}
