/* Cures go's settings file in a home whose name cmd.exe of Wine could not hand on, such as one with %.
     odd_home.exe GOGETWELL HOME     makes HOME the user's and starts a practice network with itself inside
     odd_home.exe GOGETWELL          inside: gives the file the line ends of Windows, then show, try, apply and undo
   Prints the exit code of each step; copies of the file are put into C:\proof. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

enum { LONGEST = 4096, LARGEST = 65536 };

static wchar_t file[LONGEST];

static const wchar_t *variable(const wchar_t *name, wchar_t *value) {
  value[0] = 0;
  GetEnvironmentVariableW(name, value, LONGEST);
  return value;
}

static DWORD run(const wchar_t *program, const wchar_t *words) {
  wchar_t line[3 * LONGEST];
  STARTUPINFOW start = {sizeof start};
  PROCESS_INFORMATION process;
  DWORD code = 99;
  swprintf(line, sizeof line / sizeof *line, L"\"%ls\" %ls", program, words);
  fflush(stdout);
  if (CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process)) {
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
  }
  return code;
}

static void set_folder(const wchar_t *name, const wchar_t *home, const wchar_t *below) {
  wchar_t folder[LONGEST];
  swprintf(folder, LONGEST, L"%ls%ls", home, below);
  CreateDirectoryW(folder, NULL);
  if (name) {
    SetEnvironmentVariableW(name, folder);
  }
}

static int outside(const wchar_t *self, const wchar_t *program, const wchar_t *home) {
  wchar_t words[LONGEST];
  set_folder(L"USERPROFILE", home, L"");
  set_folder(NULL, home, L"\\AppData");
  set_folder(L"APPDATA", home, L"\\AppData\\Roaming");
  set_folder(L"LOCALAPPDATA", home, L"\\AppData\\Local");
  swprintf(words, LONGEST, L"lab run healthy -- \"%ls\" \"%ls\"", self, program);
  return (int)run(program, words);
}

static void write_line_ends_of_windows(void) {
  static char read[LARGEST], written[2 * LARGEST];
  size_t length = 0, to = 0;
  FILE *in = _wfopen(file, L"rb");
  if (in) {
    length = fread(read, 1, sizeof read, in);
    fclose(in);
  }
  for (size_t i = 0; i < length; i++) {
    if (read[i] == '\n') {
      written[to++] = '\r';
    }
    written[to++] = read[i];
  }
  FILE *out = _wfopen(file, L"wb");
  if (out) {
    fwrite(written, 1, to, out);
    fclose(out);
  }
}

static void keep(const wchar_t *name) {
  wchar_t copy[LONGEST];
  swprintf(copy, LONGEST, L"C:\\proof\\%ls", name);
  CopyFileW(file, copy, FALSE);
}

static int inside(const wchar_t *program) {
  wchar_t words[2 * LONGEST], module[LONGEST], hosts[LONGEST], settings[LONGEST];
  swprintf(file, LONGEST, L"%ls\\go\\env", variable(L"APPDATA", settings));
  write_line_ends_of_windows();
  keep(L"before");
  swprintf(words, sizeof words / sizeof *words, L"check %ls --only-go-hosts --hosts \"%ls\"",
           variable(L"LAB_MODULE", module), variable(L"LAB_HOSTS", hosts));
  printf("file %ls\ncheck %lu\n", file, run(program, words));
  printf("show %lu\n", run(program, L"fix show R1"));
  printf("try %lu\n", run(program, L"fix try R1"));
  keep(L"tried");
  printf("apply %lu\n", run(program, L"fix apply R1"));
  keep(L"applied");
  printf("undo %lu\n", run(program, L"fix undo"));
  keep(L"undone");
  return 0;
}

int wmain(int argc, wchar_t **argv) {
  return argc == 3 ? outside(argv[0], argv[1], argv[2]) : inside(argv[1]);
}
