/* The findings about debates. */
#include "model/codes.h"

const mt_code mt_model_codes[] = {
    {"MD001", MOOT_NOTE, "there is no motion to decide",
     "begin with the motion as a statement, or name it: 'debate: {motion: Title}'"},
    {"MD002", MOOT_NOTE, "no motion is named; the first statement was taken",
     "name it in the front matter: 'debate: {motion: Title}'"},
    {"MD003", MOOT_WARNING, "the motion that is named is no statement of the document",
     "write the title as it stands in the brackets of the statement"},
    {"MD004", MOOT_WARNING, "an undercut of a claim from which no inference leads on",
     "write it under the relation, inference or argument that it undercuts"},
    {"MD005", MOOT_WARNING, "a second list of premises for the same argument",
     "give the second list an argument of its own"},
    {"MD006", MOOT_WARNING, "'uses' names no statement before the inference",
     "give positions in the list of premises, counted from 1"},
    {"MD007", MOOT_WARNING, "no such side", "write 'side: yes', 'side: no' or 'side: both'"},
    {"MD008", MOOT_WARNING, "a span does not lie in the source text",
     "write 'span: [start, end]' in characters of the source text"},
    {"MD009", MOOT_WARNING, "the quote does not stand in the source text",
     "copy the words as the source text has them"},
    {"MD010", MOOT_WARNING, "weights and confidences are numbers from 0 to 1", NULL},
    {"MD011", MOOT_WARNING, "'><' joins two statements, and one of these is a sketch",
     "write it between two statements; it was read as an attack"},
    {"MD012", MOOT_NOTE, "nobody puts this claim forward; it is only talked about",
     "give it words, '[Title]: ...', if somebody claims it"},
    {"MD013", MOOT_WARNING,
     "too many undercuts of claims with many inferences; the rest is left out",
     "write each undercut under the relation that it undercuts"},
    {"MD014", MOOT_WARNING, "a label is too long or odd", "use at most 8 ASCII letters and digits"},
    {"MD030", MOOT_WARNING, "this is no tie",
     "write \"A + B\" (allied) or \"A - B\" (hostile), or {a: A, b: B, sign: -}"},
    {"MD031", MOOT_WARNING, "a tie names an actor that is not declared",
     "add the name, or an alias, to 'actors' in the front matter"},
    {"MD032", MOOT_WARNING, "a tie joins an actor with itself", NULL},
    {"MD033", MOOT_WARNING, "no such code of a tie",
     "write 'code: explicit', 'code: implied' or 'code: background'"},
    {"MD034", MOOT_WARNING, "one side gives a pair both signs in one layer",
     "tell the two apart by 'layer' or 'when'; such a pair is in no network"},
    {"MD035", MOOT_WARNING, "two actors are called the same",
     "give each name and alias to one actor"},
    {"MD036", MOOT_WARNING, "'actors' cannot be read",
     "write 'actors: {United States: [Washington, the US], Iran: []}'"},
    {"MD037", MOOT_WARNING, "the weight of a tie is a number over 0 and at most 1000", NULL},
    {"MD040", MOOT_WARNING, "votes are two whole numbers", "write 'votes: {for: 12, against: 3}'"},
    {"JS010", MOOT_ERROR, "this JSON is no debate of moot", "begin with {\"moot\": 1, ...}"},
    {"JS011", MOOT_ERROR, "a value that must be a string is not", "put it in double quotes"},
    {"JS012", MOOT_ERROR, "a string holds a NUL character", "take the NUL character out"},
    {"JS013", MOOT_ERROR, "weights and confidences are numbers from 0 to 1", NULL},
    {"JS014", MOOT_ERROR, "a span does not lie in the text",
     "write [start, end] in bytes of the text"},
    {"JS015", MOOT_ERROR, "no such side", "write \"yes\", \"no\", \"both\" or \"none\""},
    {"JS016", MOOT_ERROR, "a value that must be a list is not", "put it in square brackets"},
    {"JS017", MOOT_ERROR, "an element has no title, or one with line ends",
     "give a title of one line"},
    {"JS018", MOOT_ERROR, "a title is used twice", "give each element its own title"},
    {"JS019", MOOT_ERROR, "a label is too long or odd", "use at most 8 ASCII letters and digits"},
    {"JS020", MOOT_ERROR, "a step needs premises and a conclusion that exist",
     "write indices into \"statements\""},
    {"JS021", MOOT_ERROR, "no such kind of relation", NULL},
    {"JS022", MOOT_ERROR, "a relation joins something that does not exist",
     "an undercut may name an earlier relation only"},
    {"JS023", MOOT_ERROR, "a relation of this kind cannot join these two", NULL},
    {"JS024", MOOT_ERROR, "the motion is no statement of the debate",
     "write an index into \"statements\""},
    {"JS040", MOOT_ERROR, "an actor needs a name that no other has",
     "write {\"name\": \"Iran\", \"aliases\": [\"Tehran\"]}"},
    {"JS041", MOOT_ERROR, "a tie needs two actors that exist, a sign and no odd value",
     "write {\"a\": 0, \"b\": 1, \"sign\": \"-\"} with indices into \"actors\""},
    {"JS045", MOOT_ERROR, "votes are two whole numbers", "write {\"for\": 12, \"against\": 3}"},
    {NULL, MOOT_NOTE, NULL, NULL},
};

void mt_model_report(mt_diags *diags, mt_model_finding finding, moot_span span, moot_str subject)
{
    const mt_code *c = &mt_model_codes[finding];
    int len = subject.len > 100 ? 100 : (int)subject.len;
    while (len && (size_t)len < subject.len && ((unsigned char)subject.ptr[len] & 0xC0) == 0x80)
        len--;
    if (len)
        mt_diag_add(diags, c->severity, c->code, span, c->hint, "%s: '%.*s'", c->title, len,
                    subject.ptr);
    else
        mt_diag_add(diags, c->severity, c->code, span, c->hint, "%s", c->title);
}
