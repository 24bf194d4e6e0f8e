/* Scene -> how the page was made and what its marks mean. */
#include "render/html.h"

static const char legend[] =
    "<dl class=\"legend\">\n"
    "<div><dt><b class=\"yes\">\xE2\x96\xB2 Y</b></dt><dd>said for Yes: solid bar</dd></div>\n"
    "<div><dt><b class=\"no\">\xE2\x96\xBC N</b></dt><dd>said for No: hatched bar</dd></div>\n"
    "<div><dt>+</dt><dd>supports: solid line</dd></div>\n"
    "<div><dt>\xC3\x97</dt><dd>speaks against: dashed line</dd></div>\n"
    "<div><dt>\xC2\xB7\xC2\xB7\xE2\x97\x8F</dt><dd>challenges a step: dotted line that ends on the "
    "line of that step</dd></div>\n"
    "<div><dt>=</dt><dd>granted by both sides</dd></div>\n"
    "<div><dt>\xE2\x97\x8F stands</dt><dd>follows from claims that nothing here "
    "defeats</dd></div>\n"
    "<div><dt>\xE2\x97\x8B falls</dt><dd>its opposite stands, or its reasons are "
    "defeated</dd></div>\n"
    "<div><dt>\xE2\x97\x90 contested</dt><dd>stands on one way to settle the debate, not on "
    "all</dd></div>\n"
    "<div><dt>\xE2\x97\x8C open</dt><dd>neither stands nor falls</dd></div>\n"
    "<div><dt>? unsure</dt><dd>read with less than 60 % confidence: dotted</dd></div>\n"
    "</dl>\n";

static void say_reading(uint32_t claims, uint32_t unsure, mt_out *o)
{
    mt_out_z(o,
             "A program, moot, read the text: it found the sides, took each sentence as one claim "
             "and linked the claims by rules. It can be wrong; ");
    mt_out_printf(o, "of %u claims, %u are marked unsure. ", (unsigned)claims, (unsigned)unsure);
    mt_out_z(o, "A confidence says how often a decision like this one was right on other texts. ");
}

void mt_html_about(const mt_scene *s, mt_out *o)
{
    const mt_debate *d = s->debate;
    uint32_t unsure = 0, claims = 0;
    for (uint32_t i = 0; i < s->nodes; i++) {
        unsure += s->node[i].unsure;
        claims += !s->node[i].motion;
    }
    mt_out_z(o, "<footer id=\"about\">\n<h2>About this page</h2>\n<p>");
    if (d->mined)
        say_reading(claims, unsure, o);
    else
        mt_out_z(
            o, "People wrote this map of the debate down; moot, a program, worked out what stands "
               "and drew it. ");
    mt_out_z(o,
             "What stands is worked out from the links alone: a claim with reasons stands as its "
             "reasons do, a claim without reasons stands until it is challenged. Swap Yes and No, "
             "and the result swaps with them.</p>\n");
    if (d->text_name.len) {
        mt_out_z(o, "<p>Text: ");
        mt_out_xml(o, d->text_name);
        mt_out_z(o, "</p>\n");
    }
    mt_out_z(o, "<h3>What the marks mean</h3>\n");
    mt_out_z(o, legend);
    mt_out_z(o, "</footer>\n");
}
