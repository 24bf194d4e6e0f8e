/* Words -> is it an office or trade? */
#include "mine/trade.h"

/* One blank between two words. */
static const char trades[] =
    "academic accountant activist actor actress adviser advisor advocate agent alumna "
    "alumnus ambassador analyst anthropologist architect artist assistant associate "
    "astronomer attorney author banker barista barrister biographer biologist bishop "
    "blogger broadcaster broker builder businessman businesswoman caddie campaigner candidate "
    "carer cartoonist ceo chair chair-elect chairman chairperson chairwoman chancellor "
    "chaplain chef chemist chief cleric clinician co-author co-chair co-director "
    "co-editor co-founder co-leader co-ordinator coach coder cofounder columnist "
    "comedian commander commentator commissioner composer conductor congressman "
    "congresswoman consultant contributor controller convener coordinator copywriter "
    "correspondent councillor counsel counsellor critic curator dean decorator "
    "demographer dentist deputy designer detective developer diplomat director doctor "
    "dramatist drummer ecologist economist editor educator emeritus engineer "
    "entrepreneur envoy epidemiologist essayist ethicist executive expert farmer fellow "
    "filmmaker footballer founder fundraiser gardener geographer governor gp graduate "
    "grandmaster grower guitarist hairdresser handler head headmaster headteacher "
    "historian host illustrator inspector instructor intern interpreter inventor "
    "investor journalist judge landlord laureate lawyer lead leader lecturer legislator "
    "librarian linguist lobbyist magistrate manager marketer mathematician mayor "
    "mechanic mediator member mep merchant midwife miner minister monk mp msp musician "
    "naturalist negotiator neuroscientist novelist nun nurse officer oncologist operator "
    "orator organiser organizer owner paediatrician painter paramedic parliamentarian "
    "partner pastor peer pharmacist philosopher photographer physician physicist pianist "
    "pilot planner playwright plumber poet policeman policymaker politician pollster "
    "postgraduate practitioner presenter president priest principal producer professor "
    "programmer prosecutor psychiatrist psychologist psychotherapist publisher pundit "
    "ranger reader recruiter rector referee registrar reporter representative researcher "
    "resident retailer scholar scientist scriptwriter sculptor secretary senator "
    "sergeant shareholder shopkeeper singer sociologist soldier solicitor songwriter "
    "speaker specialist speechwriter spokesman spokesperson spokeswoman statesman "
    "statistician storyteller strategist student superintendent supervisor surgeon "
    "surveyor tailor teacher technician technologist theologian therapist trader "
    "translator treasurer trustee tutor undergraduate underwriter unionist vet veteran "
    "veterinarian vicar vice-chancellor vice-president visiting volunteer warden "
    "webmaster whip winemaker worker writer zoologist";

static bool is_listed(moot_str low)
{
    moot_str rest = mt_str(trades);
    while (rest.len) {
        size_t blank = mt_str_find(rest, MOOT_STR(" "));
        size_t n = blank == SIZE_MAX ? rest.len : blank;
        if (mt_str_eq(mt_sub(rest, 0, n), low))
            return true;
        n += blank != SIZE_MAX;
        rest = mt_sub(rest, n, rest.len - n);
    }
    return false;
}

bool mt_is_trade(moot_str low)
{
    static const char *const endings[] = {"man", "woman", "keeper", "maker", "ologist"};
    if (is_listed(low))
        return true;
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
        if (mt_str_ends(low, mt_str(endings[i])) && low.len > strlen(endings[i]) + 2)
            return true;
    /* "editor-in-chief", "vice-principal" */
    size_t dash = mt_str_find(low, MOOT_STR("-")), last = low.len;
    if (dash == SIZE_MAX)
        return false;
    while (last > 0 && low.ptr[last - 1] != '-')
        last--;
    return is_listed(mt_sub(low, 0, dash)) || is_listed(mt_sub(low, last, low.len - last));
}
