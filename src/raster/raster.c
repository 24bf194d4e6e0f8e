/* SVG -> PNG or PDF.  The only file that includes headers of librsvg and cairo. */
#include "raster/raster.h"

#include <cairo-pdf.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>

enum { LARGEST = 16000 /* pixels either way */ };

/* What is used of the libraries: which one, name. */
#define CALLS(X)                                      \
    X(rsvg, rsvg_handle_new_from_data)                \
    X(rsvg, rsvg_handle_get_intrinsic_size_in_pixels) \
    X(rsvg, rsvg_handle_render_document)              \
    X(rsvg, g_object_unref)                           \
    X(rsvg, g_error_free)                             \
    X(cairo, cairo_image_surface_create)              \
    X(cairo, cairo_pdf_surface_create_for_stream)     \
    X(cairo, cairo_pdf_surface_set_metadata)          \
    X(cairo, cairo_surface_write_to_png_stream)       \
    X(cairo, cairo_surface_finish)                    \
    X(cairo, cairo_surface_status)                    \
    X(cairo, cairo_surface_destroy)                   \
    X(cairo, cairo_create)                            \
    X(cairo, cairo_destroy)

typedef struct libraries {
    void *rsvg, *cairo;
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name */
#define X(library, name) __typeof__(&(name)) name;
    CALLS(X)
#undef X
} libraries;

static bool open_libraries(libraries *l)
{
    l->rsvg = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    l->cairo = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL);
    bool fine = l->rsvg && l->cairo;
    /* POSIX lets what dlsym() finds be used as a function. */
#define X(library, name)                         \
    if (fine) {                                  \
        void *found = dlsym(l->library, #name);  \
        memcpy(&l->name, &found, sizeof(found)); \
        fine = found != NULL;                    \
    }
    CALLS(X)
#undef X
    return fine;
}

/* They stay open: GLib does not come back from being closed. */
static cairo_status_t put(void *ctx, const unsigned char *bytes, unsigned int n)
{
    const moot_writer *to = ctx;
    return to->write(to->ctx, (const char *)bytes, n) ? CAIRO_STATUS_SUCCESS
                                                      : CAIRO_STATUS_WRITE_ERROR;
}

typedef struct picture {
    const libraries *l;
    RsvgHandle *handle;
    double w, h; /* px */
    moot_writer to;
} picture;

static moot_status status_of(cairo_status_t st)
{
    if (st == CAIRO_STATUS_SUCCESS)
        return MOOT_OK;
    return st == CAIRO_STATUS_NO_MEMORY     ? MOOT_E_NOMEM
           : st == CAIRO_STATUS_WRITE_ERROR ? MOOT_E_IO
                                            : MOOT_E_BACKEND;
}

static moot_status draw(picture *p, cairo_surface_t *surface, double w, double h)
{
    const libraries *l = p->l;
    cairo_t *cr = l->cairo_create(surface);
    RsvgRectangle view = {0, 0, w, h};
    GError *error = NULL;
    gboolean fine = l->rsvg_handle_render_document(p->handle, cr, &view, &error);
    if (error)
        l->g_error_free(error);
    l->cairo_destroy(cr);
    moot_status st = status_of(l->cairo_surface_status(surface));
    return st == MOOT_OK && !fine ? MOOT_E_BACKEND : st;
}

static moot_status draw_png(picture *p)
{
    const libraries *l = p->l;
    double most = p->w > p->h ? p->w : p->h, scale = 2 * most > LARGEST ? LARGEST / most : 2;
    double w = p->w * scale, h = p->h * scale;
    int width = w < 1 ? 1 : (int)w, height = h < 1 ? 1 : (int)h;
    cairo_surface_t *s = l->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    moot_status st = status_of(l->cairo_surface_status(s));
    if (st == MOOT_OK)
        st = draw(p, s, w, h);
    if (st == MOOT_OK)
        st = status_of(l->cairo_surface_write_to_png_stream(s, put, &p->to));
    l->cairo_surface_destroy(s);
    return st;
}

/* A point of PDF is 1/72 inch, a px 1/96. */
static moot_status draw_pdf(picture *p)
{
    const libraries *l = p->l;
    double w = p->w * 0.75, h = p->h * 0.75;
    cairo_surface_t *s = l->cairo_pdf_surface_create_for_stream(put, &p->to, w, h);
    /* The same bytes every day. */
    l->cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    moot_status st = status_of(l->cairo_surface_status(s));
    if (st == MOOT_OK)
        st = draw(p, s, w, h);
    l->cairo_surface_finish(s);
    if (st == MOOT_OK)
        st = status_of(l->cairo_surface_status(s));
    l->cairo_surface_destroy(s);
    return st;
}

moot_status mt_raster(moot_str svg, mt_raster_form form, moot_writer to, const char **why)
{
    libraries l = {0};
    *why = "librsvg refuses the picture";
    if (!open_libraries(&l)) {
        *why = "librsvg-2 and cairo are not there";
        return MOOT_E_BACKEND;
    }
    GError *error = NULL;
    picture p = {.l = &l, .to = to};
    p.handle = l.rsvg_handle_new_from_data((const guint8 *)svg.ptr, svg.len, &error);
    if (error)
        l.g_error_free(error);
    if (!p.handle)
        return MOOT_E_BACKEND;
    gboolean sized = l.rsvg_handle_get_intrinsic_size_in_pixels(p.handle, &p.w, &p.h);
    moot_status st = MOOT_E_BACKEND;
    if (sized && p.w > 0 && p.h > 0)
        st = form == MT_RASTER_PNG ? draw_png(&p) : draw_pdf(&p);
    l.g_object_unref(p.handle);
    return st;
}
