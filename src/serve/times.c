/* Times of RFC 3339 <-> milliseconds since 1970, by the calendar alone: no zone of the machine. */
#include "serve/publish.h"

#include <stdio.h>

/* Days since 1970-01-01 of a date of the Gregorian calendar (H. Hinnant, days_from_civil). */
static int64_t days_of(int64_t y, int64_t m, int64_t d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* `n` digits at *at, which moves behind them. */
static bool digits(moot_str s, size_t *at, size_t n, int64_t *to)
{
    *to = 0;
    if (s.len - *at < n)
        return false;
    for (size_t i = 0; i < n; i++, ++*at) {
        if (!mt_is_digit(s.ptr[*at]))
            return false;
        *to = *to * 10 + (s.ptr[*at] - '0');
    }
    return true;
}

static bool sign(moot_str s, size_t *at, char c)
{
    if (*at >= s.len || s.ptr[*at] != c)
        return false;
    ++*at;
    return true;
}

/* The zone at *at, in minutes; without one it is UTC. */
static bool zone(moot_str s, size_t *at, int64_t *minutes)
{
    int64_t h = 0, m = 0;
    *minutes = 0;
    if (*at == s.len || sign(s, at, 'Z'))
        return true;
    bool east = sign(s, at, '+');
    if (!east && !sign(s, at, '-'))
        return false;
    if (!digits(s, at, 2, &h) || !sign(s, at, ':') || !digits(s, at, 2, &m) || h > 23 || m > 59)
        return false;
    *minutes = east ? h * 60 + m : -(h * 60 + m);
    return true;
}

bool mt_time_read(moot_str s, int64_t *ms)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t y, m, d, h = 0, min = 0, sec = 0, east = 0;
    size_t at = 0;
    *ms = 0;
    if (!digits(s, &at, 4, &y) || !sign(s, &at, '-') || !digits(s, &at, 2, &m) ||
        !sign(s, &at, '-') || !digits(s, &at, 2, &d) || y < 1970 || m < 1 || m > 12 || d < 1 ||
        d > days[m - 1])
        return false;
    if (at < s.len) {
        if (!sign(s, &at, 'T') && !sign(s, &at, ' '))
            return false;
        if (!digits(s, &at, 2, &h) || !sign(s, &at, ':') || !digits(s, &at, 2, &min))
            return false;
        if (sign(s, &at, ':') && !digits(s, &at, 2, &sec))
            return false;
        if (h > 23 || min > 59 || sec > 59 || !zone(s, &at, &east))
            return false;
    }
    *ms = (((days_of(y, m, d) * 24 + h) * 60 + min - east) * 60 + sec) * 1000;
    return at == s.len;
}

void mt_time_write(char to[32], int64_t ms)
{
    int64_t sec = ms / 1000, day = sec / 86400;
    sec -= day * 86400;
    if (sec < 0) {
        sec += 86400;
        day--;
    }
    /* civil_from_days of the same author */
    int64_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153, d = of_year - (153 * month + 2) / 5 + 1;
    int64_t m = month < 10 ? month + 3 : month - 9, y = year + era * 400 + (m <= 2);
    (void)snprintf(to, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)(y % 10000), (int)m, (int)d,
                   (int)(sec / 3600), (int)(sec / 60 % 60), (int)(sec % 60));
}
