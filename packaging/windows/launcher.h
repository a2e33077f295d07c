/* What the parts of the launchers share. */
#ifndef GOGETWELL_LAUNCHER_H
#define GOGETWELL_LAUNCHER_H

#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

/* The text in a code page, with its closing zero. Memory is given back when the process ends. */
char *narrow(const wchar_t *text, UINT codepage);

/* Appends the folder to the Path of the user, and notes what exactly was appended. 0 if it is there now. */
int add_to_user_path(const wchar_t *folder);

/* Takes away what was appended, and nothing else. 0 if it is gone now. */
int remove_from_user_path(const wchar_t *folder);

#endif
