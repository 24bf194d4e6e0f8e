/* CaDiCaL throws when memory is short and aborts when it is called in the wrong
 * order; C can catch neither, so this one file is C++ (docs/decisions/0006). */
#include <cadical.hpp>
#include <cstdio>
#include <new>

extern "C" {
#include "semantics/sat.h"
}

namespace
{
struct question : CaDiCaL::Terminator {
    mt_stop stop{nullptr, nullptr};
    bool stopped = false;
    bool terminate() override
    {
        if (!stopped && mt_stopped(&stop))
            stopped = true;
        return stopped;
    }
};
} // namespace

struct mt_sat {
    CaDiCaL::Solver *solver = nullptr;
    question ask;
    std::FILE *trace = nullptr; /* over the writer of mt_sat_trace() */
    int vars = 0;
    bool started = false; /* there was a clause */
    bool open = false;    /* there is a clause that is not closed */
    mt_sat_answer last = MT_SAT_UNKNOWN;
    moot_status status = MOOT_OK;

    bool knows(int lit) const
    {
        return lit != 0 && lit >= -vars && lit <= vars;
    }
    bool fine(bool condition)
    {
        if (!condition && status == MOOT_OK)
            status = MOOT_E_MISUSE;
        return status == MOOT_OK;
    }
};

/* Run `work`; short of memory the solver is given up. */
template <typename F> static void guarded(mt_sat *s, F work)
{
    try {
        work();
    } catch (...) {
        s->status = MOOT_E_NOMEM;
        s->last = MT_SAT_UNKNOWN;
    }
}

static void set_style(CaDiCaL::Solver *solver, mt_sat_style style)
{
    solver->set("quiet", 1);
    solver->set("lucky", 0); /* a pass over everything before each question */
    if (style == MT_SAT_QUICK || style == MT_SAT_FEW) {
        solver->set("inprocessing", 0);
        solver->set("phase", style == MT_SAT_QUICK);
    } else if (style == MT_SAT_MODELS) {
        solver->set("elim", 0);
        solver->set("stabilizeonly", 1);
    } else if (style == MT_SAT_DEEP) {
        solver->set("phase", 0);
        solver->set("stabilizeonly", 1);
    }
}

mt_sat *mt_sat_new(mt_sat_style style, const mt_stop *stop)
{
    mt_sat *s = new (std::nothrow) mt_sat;
    if (!s)
        return nullptr;
    try {
        s->solver = new CaDiCaL::Solver;
        set_style(s->solver, style);
        if (stop) {
            s->ask.stop = *stop;
            s->solver->connect_terminator(&s->ask);
        }
    } catch (...) {
        mt_sat_free(s);
        return nullptr;
    }
    return s;
}

void mt_sat_free(mt_sat *s)
{
    if (!s)
        return;
    try {
        delete s->solver;
    } catch (...) {
        s->solver = nullptr;
    }
    if (s->trace)
        (void)std::fclose(s->trace);
    delete s;
}

int mt_sat_vars(mt_sat *s, uint32_t count)
{
    int first = s->vars + 1;
    if (count > static_cast<uint32_t>(INT32_MAX / 2 - s->vars)) {
        s->status = MOOT_E_NOMEM;
        return 1;
    }
    s->vars += static_cast<int>(count);
    return first;
}

int mt_sat_var(mt_sat *s)
{
    return mt_sat_vars(s, 1);
}

void mt_sat_add(mt_sat *s, int lit)
{
    if (!s->fine(s->knows(lit)))
        return;
    s->started = s->open = true;
    s->last = MT_SAT_UNKNOWN;
    guarded(s, [&] { s->solver->add(lit); });
}

void mt_sat_end(mt_sat *s)
{
    if (!s->fine(true))
        return;
    s->started = true;
    s->open = false;
    s->last = MT_SAT_UNKNOWN;
    guarded(s, [&] { s->solver->add(0); });
}

void mt_sat_clause1(mt_sat *s, int a)
{
    mt_sat_add(s, a);
    mt_sat_end(s);
}

void mt_sat_clause2(mt_sat *s, int a, int b)
{
    mt_sat_add(s, a);
    mt_sat_clause1(s, b);
}

void mt_sat_clause3(mt_sat *s, int a, int b, int c)
{
    mt_sat_add(s, a);
    mt_sat_clause2(s, b, c);
}

void mt_sat_assume(mt_sat *s, int lit)
{
    if (!s->fine(s->knows(lit) && !s->open))
        return;
    s->last = MT_SAT_UNKNOWN;
    guarded(s, [&] { s->solver->assume(lit); });
}

void mt_sat_phase(mt_sat *s, int lit)
{
    if (s->fine(s->knows(lit)))
        guarded(s, [&] { s->solver->phase(lit); });
}

void mt_sat_limit(mt_sat *s, int conflicts)
{
    if (s->fine(conflicts >= 0))
        guarded(s, [&] { s->solver->limit("conflicts", conflicts); });
}

mt_sat_answer mt_sat_solve(mt_sat *s)
{
    s->last = MT_SAT_UNKNOWN;
    if (!s->fine(!s->open))
        return MT_SAT_UNKNOWN;
    if (s->ask.terminate()) {
        s->status = MOOT_E_CANCELLED;
        return MT_SAT_UNKNOWN;
    }
    guarded(s, [&] {
        int answer = s->solver->solve();
        s->last = answer == 10 ? MT_SAT_YES : answer == 20 ? MT_SAT_NO : MT_SAT_UNKNOWN;
    });
    if (s->last == MT_SAT_UNKNOWN && s->ask.stopped && s->status == MOOT_OK)
        s->status = MOOT_E_CANCELLED;
    return s->last;
}

bool mt_sat_true(mt_sat *s, int lit)
{
    bool value = false;
    if (s->fine(s->last == MT_SAT_YES && s->knows(lit)))
        guarded(s, [&] { value = (s->solver->val(lit > 0 ? lit : -lit) > 0) == (lit > 0); });
    return value;
}

bool mt_sat_failed(mt_sat *s, int lit)
{
    bool failed = false;
    if (s->fine(s->last == MT_SAT_NO && s->knows(lit)))
        guarded(s, [&] { failed = s->solver->failed(lit); });
    return failed;
}

bool mt_sat_proof(mt_sat *s, const char *path)
{
    bool opened = false;
    if (s->fine(!s->started))
        guarded(s, [&] {
            s->solver->set("binary", 0);
            opened = s->solver->trace_proof(path);
        });
    return opened;
}

static ssize_t trace_write(void *ctx, const char *bytes, size_t n)
{
    const auto *to = static_cast<const moot_writer *>(ctx);
    return to->write(to->ctx, bytes, n) ? static_cast<ssize_t>(n) : 0;
}

bool mt_sat_trace(mt_sat *s, const moot_writer *to)
{
    bool opened = false;
    cookie_io_functions_t how = {};
    how.write = trace_write;
    if (!s->fine(!s->started && !s->trace))
        return false;
    s->trace = fopencookie(const_cast<moot_writer *>(to), "w", how);
    if (!s->trace) {
        s->status = MOOT_E_NOMEM;
        return false;
    }
    guarded(s, [&] {
        s->solver->set("binary", 0);
        opened = s->solver->trace_proof(s->trace, "trace");
    });
    return opened;
}

void mt_sat_trace_put(mt_sat *s, moot_str bytes)
{
    if (s->fine(s->trace) && bytes.len)
        (void)std::fwrite(bytes.ptr, 1, bytes.len, s->trace);
}

moot_status mt_sat_status(const mt_sat *s)
{
    return s->status;
}
