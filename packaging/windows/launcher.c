/* Starts the Java runtime that lies beside it, in this very process: what the task manager shows, what Ctrl+C reaches
   and what the terminal waits for is GoGetWell itself. Built twice: as GoGetWell.exe, which has no console and opens
   the window, and with -DCONSOLE as cmd\gogetwell.exe, which has the one of the terminal that called it.

   <root>\GoGetWell.exe  <root>\cmd\gogetwell.exe  <root>\lib\*.jar, jvm.options, *.aot  <root>\runtime\bin\jli.dll

   The manifest asks for UTF-8 as the code page of this process, since the functions of the runtime take char*. Windows
   before 1903 does not know the wish; there the code page of the system has to be able to spell the folder. */
#include "launcher.h"

#include <shellapi.h>
#include <stdio.h>

typedef int(__cdecl *Launch)(int, char **, int, const char **, int, const char **, const char *, const char *,
                             const char *, const char *, unsigned char, unsigned char, unsigned char, int);

#ifdef CONSOLE
#define LEVELS_BELOW_ROOT 1
static const unsigned char WITHOUT_CONSOLE = 0;
#else
#define LEVELS_BELOW_ROOT 0
static const unsigned char WITHOUT_CONSOLE = 1;
#endif

/* Of the command line, both below what Windows allows (32767 characters). */
#define MOST_WORDS 4096
#define LONGEST_PATH 32768

static const char MAIN_CLASS[] = "dev.gogetwell.app.Main";

static wchar_t root[LONGEST_PATH];
static char *words[MOST_WORDS];
static int count;

/* ---- Trouble ---- */

static void tell(const wchar_t *text) {
#ifdef CONSOLE
  DWORD written;
  HANDLE err = GetStdHandle(STD_ERROR_HANDLE);
  if (!WriteConsoleW(err, text, (DWORD)wcslen(text), &written, NULL)) {
    char *bytes = narrow(text, CP_UTF8); /* A file or a pipe. */
    WriteFile(err, bytes, (DWORD)strlen(bytes), &written, NULL);
  }
#else
  MessageBoxW(NULL, text, L"GoGetWell", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
#endif
}

/* The exit code of a program that cannot be started is the one of the start scripts. */
static void refuse(const wchar_t *english, const wchar_t *chinese, const wchar_t *what) {
  static wchar_t text[2 * LONGEST_PATH + 1024];
  _snwprintf(text, sizeof text / sizeof *text - 1, L"%ls\r\n%ls\r\n\r\n%ls\r\n", english, chinese, what);
  tell(text);
  ExitProcess(3);
}

static void missing(const wchar_t *what) {
  refuse(L"A part of GoGetWell is missing or damaged. Install GoGetWell again.",
         L"GoGetWell 的一部分缺失或已损坏。请重新安装 GoGetWell。", what);
}

/* ---- Text ---- */

char *narrow(const wchar_t *text, UINT codepage) {
  int size = WideCharToMultiByte(codepage, 0, text, -1, NULL, 0, NULL, NULL);
  char *bytes = calloc((size_t)size + 1, 1);
  WideCharToMultiByte(codepage, 0, text, -1, bytes, size, NULL, NULL);
  return bytes;
}

static int can_spell(const wchar_t *text) {
  BOOL lost = FALSE;
  if (GetACP() == CP_UTF8) {
    return 1; /* It has every letter, and the functions below must not be asked. */
  }
  return WideCharToMultiByte(CP_ACP, WC_NO_BEST_FIT_CHARS, text, -1, NULL, 0, NULL, &lost) > 0 && !lost;
}

static void add_bytes(char *word) {
  if (count >= MOST_WORDS - 1) {
    refuse(L"The command line has too many words.", L"命令行的单词太多。", L"");
  }
  words[count++] = word;
}

static void add(const wchar_t *word) { add_bytes(narrow(word, CP_ACP)); }

static wchar_t *joined(const wchar_t *first, const wchar_t *second, const wchar_t *third) {
  size_t size = wcslen(first) + wcslen(second) + wcslen(third) + 1;
  wchar_t *text = calloc(size, sizeof *text);
  wcscat(wcscat(wcscpy(text, first), second), third);
  return text;
}

/* ---- Where we are ---- */

static void find_root(void) {
  if (!GetModuleFileNameW(NULL, root, LONGEST_PATH - 1)) {
    missing(L"GetModuleFileName");
  }
  for (int i = 0; i <= LEVELS_BELOW_ROOT; i++) {
    wchar_t *cut = wcsrchr(root, L'\\');
    if (cut) {
      *cut = 0;
    }
  }
  if (can_spell(root)) {
    return;
  }
  static wchar_t plain[LONGEST_PATH]; /* The short name of 8.3 letters, where the disk keeps them. */
  DWORD length = GetShortPathNameW(root, plain, LONGEST_PATH);
  if (!length || length >= LONGEST_PATH || !can_spell(plain)) {
    refuse(L"This Windows cannot hand a folder with such letters to Java. Put GoGetWell into a folder with Latin "
           L"letters, or update Windows to version 1903 or newer.",
           L"这个版本的 Windows 无法把含有这些字符的文件夹交给 Java。请把 GoGetWell 放到只含拉丁字母的文件夹中，"
           L"或者把 Windows 更新到 1903 或更新的版本。",
           root);
  }
  wcscpy(root, plain);
}

/* ---- What java is told ---- */

/* One option a line, # begins a comment: the file that all start scripts share. It is plain ASCII. */
static void add_options(void) {
  wchar_t *name = joined(root, L"\\lib\\jvm.options", L"");
  FILE *file = _wfopen(name, L"rb");
  char line[4096];
  if (!file) {
    missing(name);
  }
  while (fgets(line, sizeof line, file)) {
    char *start = line + strspn(line, " \t");
    start[strcspn(start, "\r\n")] = 0;
    for (size_t end = strlen(start); end > 0 && (start[end - 1] == ' ' || start[end - 1] == '\t');) {
      start[--end] = 0;
    }
    if (*start && *start != '#') {
      add_bytes(_strdup(start));
    }
  }
  fclose(file);
}

static wchar_t *variable(const wchar_t *name) {
  static wchar_t given[LONGEST_PATH];
  DWORD length = GetEnvironmentVariableW(name, given, LONGEST_PATH);
  if (length >= LONGEST_PATH) {
    length = 0;
  }
  given[length] = 0;
  return given;
}

static const wchar_t USERS_OPTIONS[] = L"GOGETWELL_JAVA_OPTS";

static int speaks_of_caches(const wchar_t *name) {
  const wchar_t *given = variable(name);
  return wcsstr(given, L"-Xshare:") || wcsstr(given, L"-XX:AOT") || wcsstr(given, L"Shared");
}

/* The classes of window and commands, linked and ready to be mapped. The installer has this very Java write them, by
   --prepare; without them everything works, only slower. A user's own options for such caches and ours together would
   keep Java from starting. */
static void add_cache(int prepares) {
  wchar_t *cache = joined(root, L"\\lib\\gogetwell.aot", L"");
  if (speaks_of_caches(USERS_OPTIONS) || speaks_of_caches(L"JAVA_TOOL_OPTIONS") || speaks_of_caches(L"_JAVA_OPTIONS")) {
    return;
  }
  if (prepares) {
    add(joined(L"-XX:AOTCacheOutput=", cache, L".new"));
    add(L"-Dglass.platform=Headless");
    add(L"-Dprism.order=sw");
  } else if (GetFileAttributesW(cache) != INVALID_FILE_ATTRIBUTES) {
    add(joined(L"-XX:AOTCache=", cache, L""));
  }
}

static void add_users_options(void) {
  for (wchar_t *at = variable(USERS_OPTIONS); *(at += wcsspn(at, L" \t"));) {
    size_t end = wcscspn(at, L" \t");
    wchar_t after = at[end];
    at[end] = 0;
    add(at);
    at[end] = after;
    at += end;
  }
}

static int by_name(const void *a, const void *b) {
  return wcscmp(*(wchar_t *const *)a, *(wchar_t *const *)b);
}

/* Written out and in order: a cache of classes is for one class path, and folders list their files as they like. */
static void add_class_path(void) {
  wchar_t *jars[256];
  size_t found = 0, size = 1;
  WIN32_FIND_DATAW entry;
  HANDLE search = FindFirstFileW(joined(root, L"\\lib\\*.jar", L""), &entry);
  if (search == INVALID_HANDLE_VALUE) {
    missing(joined(root, L"\\lib", L""));
  }
  do {
    jars[found] = joined(root, L"\\lib\\", entry.cFileName);
    size += wcslen(jars[found++]) + 1;
  } while (found < 256 && FindNextFileW(search, &entry));
  FindClose(search);
  qsort(jars, found, sizeof *jars, by_name);
  wchar_t *path = calloc(size, sizeof *path);
  for (size_t i = 0; i < found; i++) {
    wcscat(wcscat(path, i ? L";" : L""), jars[i]);
  }
  add(L"-cp");
  add(path);
}

static void add_arguments(int argc, wchar_t **argv) {
  for (int i = 1; i < argc; i++) {
    if (!can_spell(argv[i])) {
      refuse(L"This Windows cannot hand an argument with such letters to Java.",
             L"这个版本的 Windows 无法把含有这些字符的参数交给 Java。", argv[i]);
    }
    add(argv[i]);
  }
}

/* ---- Start ---- */

static Launch runtime(void) {
  wchar_t *folder = joined(root, L"\\runtime\\bin", L"");
  wchar_t *library = joined(folder, L"\\jli.dll", L"");
  SetDllDirectoryW(folder);
  HMODULE jli = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
  Launch launch = jli ? (Launch)(void *)GetProcAddress(jli, "JLI_Launch") : NULL;
  if (!launch) {
    missing(library);
  }
  return launch;
}

static int start(int argc, wchar_t **argv, int prepares) {
  find_root();
  Launch launch = runtime();
  add_bytes("gogetwell");
  add_options();
  add_cache(prepares);
  /* Where JavaFX draws without a graphics card, it fails at letters with coloured edges. */
  add(L"-Dprism.lcdtext=false");
  add(joined(L"-Dgogetwell.launcher=", root, L"\\cmd\\gogetwell.exe"));
  add_users_options();
  add_class_path();
  add_bytes((char *)MAIN_CLASS);
  if (prepares) {
    add(L"--train");
  } else {
    add_arguments(argc, argv);
  }
  return launch(count, words, 0, NULL, 0, NULL, "", "", "gogetwell", "gogetwell", 0, 0, WITHOUT_CONSOLE, 0);
}

static int run(void) {
  int argc;
  wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
  if (!argv) {
    return 3;
  }
  /* What the installer and the uninstaller ask of us: see user_path.c and add_cache. */
#ifdef CONSOLE
  return start(argc, argv, argc == 2 && !wcscmp(argv[1], L"--prepare"));
#else
  if (argc == 3 && !wcscmp(argv[1], L"--user-path")) {
    find_root();
    wchar_t *folder = joined(root, L"\\cmd", L"");
    return !wcscmp(argv[2], L"add") ? add_to_user_path(folder) : remove_from_user_path(folder);
  }
  return start(argc, argv, 0);
#endif
}

#ifdef CONSOLE
int wmain(void) { return run(); }
#else
int WINAPI wWinMain(HINSTANCE own, HINSTANCE none, PWSTR line, int show) {
  (void)own, (void)none, (void)line, (void)show;
  return run();
}
#endif
