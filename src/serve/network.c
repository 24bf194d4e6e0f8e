/* An address -> its network. */
#include "serve/network.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

void mt_network_of_address(const struct sockaddr *a, uint8_t to[8])
{
    if (a && a->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)a;
        to[0] = 4;
        memcpy(to + 1, &four->sin_addr, 3);
    } else if (a && a->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)a;
        static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
        if (memcmp(&six->sin6_addr, mapped, sizeof(mapped)) == 0) {
            to[0] = 4;
            memcpy(to + 1, six->sin6_addr.s6_addr + 12, 3);
        } else {
            memcpy(to, six->sin6_addr.s6_addr, 8);
        }
    }
}

void mt_network_of_forwarded(moot_str list, uint8_t to[8])
{
    char text[64];
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    for (size_t i = list.len; i-- > 0;)
        if (list.ptr[i] == ',') {
            list = mt_sub(list, i + 1, list.len - i - 1);
            break;
        }
    list = mt_str_trim(list);
    if (list.len >= sizeof(text))
        return;
    memcpy(text, list.ptr, list.len);
    text[list.len] = '\0';
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        mt_network_of_address((const struct sockaddr *)&four, to);
    else if (inet_pton(AF_INET6, text, &six.sin6_addr) == 1)
        mt_network_of_address((const struct sockaddr *)&six, to);
}
