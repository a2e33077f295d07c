/* The launcher of macOS as a program of Linux, for the proof macos-bundle: the headers of this system, and the one call
   that only macOS has. Like there, it gives the name by which the program was called, be it a link. */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#define LIBRARY "/runtime/lib/libjli.so"
#define ALERT getenv("PROOF_ALERT")

static int _NSGetExecutablePath(char *path, unsigned int *size) {
  const char *name = (const char *)getauxval(AT_EXECFN);
  if (strlen(name) >= *size) {
    return -1;
  }
  strcpy(path, name);
  return 0;
}
