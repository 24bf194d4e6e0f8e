/* The commands, one file each; main.c holds the table. */
#ifndef MT_CLI_COMMANDS_H
#define MT_CLI_COMMANDS_H

#include "cli/opt.h"

extern const mt_command mt_cmd_actors;
extern const mt_command mt_cmd_check;
extern const mt_command mt_cmd_convert;
extern const mt_command mt_cmd_fmt;
extern const mt_command mt_cmd_help;
extern const mt_command mt_cmd_judge;
extern const mt_command mt_cmd_map;
extern const mt_command mt_cmd_markdown;
extern const mt_command mt_cmd_mine;
extern const mt_command mt_cmd_poll;
extern const mt_command mt_cmd_serve;
extern const mt_command mt_cmd_show;
extern const mt_command mt_cmd_solve;
extern const mt_command mt_cmd_version;
extern const mt_command mt_cmd_weigh;
extern const mt_command mt_cmd_why;

/* NULL ends the table. */
extern const mt_command *const mt_commands[];

#endif
