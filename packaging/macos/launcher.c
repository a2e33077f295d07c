/* Starts the Java runtime inside the bundle, in this very process: so the Dock, the menu bar and the settings for
   privacy know GoGetWell, and a terminal that called it waits for it and gets its exit code. One program for both
   faces: the Finder starts it without a word, a terminal with a command.

   Contents/MacOS/gogetwell  Contents/app/launcher.cfg, *.jar, *.dylib, *.aot  Contents/runtime = a Java home

   launcher.cfg has one word a line for the JVM, the main class last; # begins a comment and $CONTENTS is the folder of
   the bundle. Compiled without any SDK, so it declares what it takes from the system. On Linux the same source is
   started by packaging/test/macos-bundle, with the headers of that system. */
#ifdef __APPLE__
typedef unsigned long size_t;
extern int _NSGetExecutablePath(char *path, unsigned int *size);
extern char *realpath(const char *path, char *resolved);
extern char *getcwd(char *path, size_t size);
extern char *getenv(const char *name);
extern int execv(const char *file, char *const *words);
extern int execl(const char *file, const char *word, ...);
extern int fork(void);
extern int open(const char *name, int flags, ...);
extern int close(int file);
extern long read(int file, void *bytes, size_t size);
extern long write(int file, const void *bytes, size_t size);
extern void _exit(int code);
extern void *calloc(size_t count, size_t size);
extern void *memcpy(void *to, const void *from, size_t size);
extern size_t strlen(const char *text);
extern int strcmp(const char *one, const char *other);
extern int strncmp(const char *one, const char *other, size_t size);
extern char *strrchr(const char *text, int letter);
extern char *strstr(const char *text, const char *part);
extern void *dlopen(const char *name, int mode);
extern void *dlsym(void *library, const char *name);
extern char *dlerror(void);
#define NULL ((void *)0)
#define O_RDONLY 0
#define RTLD_LAZY 1
#define LIBRARY "/runtime/lib/libjli.dylib"
#define ALERT "/usr/bin/osascript"
#endif

typedef int (*Launch)(int, char **, int, const char **, int, const char **, const char *, const char *, const char *,
                      const char *, unsigned char, unsigned char, unsigned char, int);

#define USERS_OPTIONS "GOGETWELL_JAVA_OPTS"
#define BUNDLE "dev.gogetwell.GoGetWell"
#define LONGEST_PATH 4096
#define LARGEST_CONFIGURATION 65536
#define MOST_WORDS 8192

static char program[LONGEST_PATH], contents[LONGEST_PATH];
static char *words[MOST_WORDS];
static int count;
static Launch launch;

/* ---- Trouble ---- */

static void tell(const char *text) {
  if (write(2, text, strlen(text)) < 0) {
    return;
  }
}

static char *joined(const char *first, const char *second) {
  size_t length = strlen(first);
  char *text = calloc(length + strlen(second) + 1, 1);
  memcpy(text, first, length);
  memcpy(text + length, second, strlen(second));
  return text;
}

/* Nobody reads the standard error of what the Finder has started. */
static void show(const char *text) {
  const char *starter = getenv("__CFBundleIdentifier");
  if (starter && !strcmp(starter, BUNDLE) && !fork()) {
    execl(ALERT, ALERT, "-e", "on run texts", "-e", "display alert \"GoGetWell\" message (item 1 of texts) as critical",
          "-e", "end run", text, (char *)NULL);
    _exit(1);
  }
}

static void refuse(int code, const char *english, const char *chinese, const char *what) {
  char *text = joined(joined(english, "\n"), joined(joined(chinese, "\n"), joined(what, *what ? "\n" : "")));
  tell(text);
  show(text);
  _exit(code);
}

/* The exit code of a program that cannot be started is the one of the start scripts. */
static void missing(const char *what) {
  refuse(3, "A part of GoGetWell is missing or damaged. Install GoGetWell again.",
         "GoGetWell 的一部分缺失或已损坏。请重新安装 GoGetWell。", what);
}

/* ---- Where we are ---- */

static void cut_last(char *path) {
  char *slash = strrchr(path, '/');
  if (slash) {
    *slash = 0;
  }
}

/* A link on the PATH, as Homebrew makes one, would hide the bundle from the system: then the program itself is
   started. */
static void find_contents(char **argv) {
  static char called[LONGEST_PATH];
  unsigned int size = sizeof called;
  if (_NSGetExecutablePath(called, &size) || !realpath(called, program)) {
    missing(called);
  }
  if (strcmp(called, program)) {
    execv(program, argv);
  }
  memcpy(contents, program, sizeof contents);
  cut_last(contents);
  cut_last(contents);
}

/* A JVM cannot start in a folder that is gone, and says so with a stack trace. */
static void need_folder(void) {
  static char folder[LONGEST_PATH];
  if (!getcwd(folder, sizeof folder)) {
    refuse(2, "The folder in which GoGetWell was started does not exist any more. Change to another folder, then start "
              "it again.",
           "启动 GoGetWell 的目录已经不存在。请换到别的目录，再重新启动。", "");
  }
}

/* ---- What java is told ---- */

static void add(char *word) {
  if (count >= MOST_WORDS - 1) {
    refuse(2, "The command line has too many words.", "命令行的单词太多。", "");
  }
  words[count++] = word;
}

/* The line with the folder of the bundle in the place of each $CONTENTS. */
static char *placed(const char *line) {
  static const char NAME[] = "$CONTENTS";
  size_t found = 0, at = 0, length = strlen(contents);
  for (const char *next = line; (next = strstr(next, NAME)); next += sizeof NAME - 1) {
    found++;
  }
  char *text = calloc(strlen(line) + found * length + 1, 1);
  while (*line) {
    if (!strncmp(line, NAME, sizeof NAME - 1)) {
      memcpy(text + at, contents, length);
      at += length;
      line += sizeof NAME - 1;
    } else {
      text[at++] = *line++;
    }
  }
  return text;
}

static void add_configuration(void) {
  static char lines[LARGEST_CONFIGURATION];
  char *name = joined(contents, "/app/launcher.cfg");
  int file = open(name, O_RDONLY);
  long length = file < 0 ? -1 : read(file, lines, sizeof lines - 1);
  if (length <= 0 || length == sizeof lines - 1) {
    missing(name);
  }
  close(file);
  for (char *line = lines, *end; *line; line = end) {
    for (end = line; *end && *end != '\n'; end++) {
    }
    if (*end) {
      *end++ = 0;
    }
    if (*line && *line != '#') {
      add(placed(line));
    }
  }
}

static int speaks_of_caches(const char *variable) {
  const char *given = getenv(variable);
  return given && (strstr(given, "-Xshare:") || strstr(given, "-XX:AOT") || strstr(given, "Shared"));
}

/* The classes of window and commands, linked and ready to be mapped; without them everything works, only slower. A
   user's own options for such caches and ours together would keep Java from starting. */
static void add_cache(void) {
  if (speaks_of_caches(USERS_OPTIONS) || speaks_of_caches("JAVA_TOOL_OPTIONS") || speaks_of_caches("_JAVA_OPTIONS")) {
    return;
  }
  char *cache = joined(contents, "/app/gogetwell.aot");
  int file = open(cache, O_RDONLY);
  if (file >= 0) {
    close(file);
    add(joined("-XX:AOTCache=", cache));
  }
}

/* Words for the JVM that somebody gives once. */
static void add_users_options(void) {
  const char *given = getenv(USERS_OPTIONS);
  for (char *at = joined(given ? given : "", ""), *start; *at;) {
    for (; *at == ' ' || *at == '\t'; at++) {
    }
    for (start = at; *at && *at != ' ' && *at != '\t'; at++) {
    }
    if (*at) {
      *at++ = 0;
    }
    if (*start) {
      add(start);
    }
  }
}

static void add_arguments(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    /* The serial number that older systems give to what the Finder starts. */
    if (strncmp(argv[i], "-psn_", 5)) {
      add(argv[i]);
    }
  }
}

/* ---- Start ---- */

static int start(void) {
  return launch(count, words, 0, NULL, 0, NULL, "", "", "gogetwell", "gogetwell", 0, 0, 0, 0);
}

int main(int argc, char **argv) {
  /* The first thread is for the windows of the system: the runtime calls main once more on a thread of its own. */
  if (launch) {
    return start();
  }
  find_contents(argv);
  need_folder();
  add(program);
  add_configuration();
  char *main_class = words[--count]; /* The last of the configuration. */
  add_cache();
  add_users_options();
  add(main_class);
  add_arguments(argc, argv);
  char *library = joined(contents, LIBRARY);
  void *runtime = dlopen(library, RTLD_LAZY);
  const char *why = runtime ? library : dlerror();
  Launch found = runtime ? (Launch)dlsym(runtime, "JLI_Launch") : (Launch)NULL;
  if (!found) {
    missing(why ? why : library);
  }
  launch = found;
  return start();
}
