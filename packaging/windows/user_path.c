/* Puts a folder into the user's Path (HKCU\Environment) and takes it out again, so that the value afterwards is what it
   was, byte for byte: its type is kept, and what was appended is noted in our own key. The installer has us do it, as
   its script language cuts every text after 1023 characters, and a Path is often longer. */
#include "launcher.h"

static const wchar_t VARIABLES[] = L"Environment";
static const wchar_t OUR_KEY[] = L"Software\\GoGetWell";
/* What was appended; and whether there was no value at all before. */
static const wchar_t NOTE[] = L"PathAppended";
static const wchar_t NOTE_MADE[] = L"PathMade";
/* The longest variable that Windows has. */
#define MOST 32767

typedef struct {
  DWORD type;
  int exists;
  wchar_t *text; /* With room for MOST more characters. */
} Value;

/* 0 for a text, or for none. */
static int read_value(HKEY key, const wchar_t *name, Value *value) {
  DWORD bytes = 0;
  LONG code = RegQueryValueExW(key, name, NULL, &value->type, NULL, &bytes);
  value->exists = code == ERROR_SUCCESS;
  value->text = calloc(bytes / sizeof(wchar_t) + MOST + 2, sizeof(wchar_t));
  if (code == ERROR_FILE_NOT_FOUND) {
    value->type = REG_EXPAND_SZ; /* As Windows makes it. */
    return 0;
  }
  if (code != ERROR_SUCCESS || (value->type != REG_SZ && value->type != REG_EXPAND_SZ)) {
    return 1;
  }
  if (RegQueryValueExW(key, name, NULL, NULL, (BYTE *)value->text, &bytes) != ERROR_SUCCESS) {
    return 1;
  }
  /* One closing zero, as everybody writes it: what is kept in another way could not be written as it was. */
  return bytes != (wcslen(value->text) + 1) * sizeof(wchar_t);
}

static int write_value(HKEY key, const wchar_t *name, DWORD type, const wchar_t *text) {
  DWORD bytes = (DWORD)((wcslen(text) + 1) * sizeof(wchar_t));
  return RegSetValueExW(key, name, 0, type, (const BYTE *)text, bytes) != ERROR_SUCCESS;
}

/* The Explorer, and with it every terminal that it starts from now on, takes the new value. */
static void announce(void) {
  DWORD_PTR result;
  SendMessageTimeoutW(HWND_BROADCAST, WM_SETTINGCHANGE, 0, (LPARAM)VARIABLES, SMTO_ABORTIFHUNG, 500, &result);
}

/* Where the folder stands as an entry of its own; NULL if it does not. */
static wchar_t *entry_in(wchar_t *path, const wchar_t *folder) {
  size_t length = wcslen(folder);
  for (wchar_t *at = path;;) {
    size_t entry = wcscspn(at, L";");
    if (entry == length && _wcsnicmp(at, folder, length) == 0) {
      return at;
    }
    if (!at[entry]) {
      return NULL;
    }
    at += entry + 1;
  }
}

static int with_keys(int (*act)(HKEY, HKEY, const wchar_t *), const wchar_t *folder) {
  HKEY variables, ours;
  if (RegCreateKeyExW(HKEY_CURRENT_USER, VARIABLES, 0, NULL, 0, KEY_READ | KEY_SET_VALUE, NULL, &variables, NULL)) {
    return 1;
  }
  if (RegCreateKeyExW(HKEY_CURRENT_USER, OUR_KEY, 0, NULL, 0, KEY_READ | KEY_SET_VALUE, NULL, &ours, NULL)) {
    RegCloseKey(variables);
    return 1;
  }
  int code = act(variables, ours, folder);
  RegCloseKey(ours);
  RegCloseKey(variables);
  return code;
}

static int add_entry(HKEY variables, HKEY ours, const wchar_t *folder) {
  Value path;
  if (read_value(variables, L"Path", &path)) {
    return 1;
  }
  if (entry_in(path.text, folder)) {
    return 0;
  }
  /* A semicolon would end the entry, and a name between per cents would be taken for a variable. */
  if (wcspbrk(folder, L";%") || wcslen(path.text) + wcslen(folder) + 1 > MOST) {
    return 1;
  }
  size_t before = wcslen(path.text);
  if (before && path.text[before - 1] != L';') {
    wcscat(path.text, L";");
  }
  wcscat(path.text, folder);
  if (write_value(ours, NOTE, REG_SZ, path.text + before) || write_value(variables, L"Path", path.type, path.text)) {
    return 1;
  }
  if (!path.exists) {
    write_value(ours, NOTE_MADE, REG_SZ, L"1");
  }
  announce();
  return 0;
}

/* Cuts out the entry, with one of the semicolons beside it, where somebody has written into the value since. */
static void cut_entry(wchar_t *path, wchar_t *at, const wchar_t *folder) {
  wchar_t *end = at + wcslen(folder);
  if (at > path) {
    at--;
  } else if (*end == L';') {
    end++;
  }
  memmove(at, end, (wcslen(end) + 1) * sizeof(wchar_t));
}

static int remove_entry(HKEY variables, HKEY ours, const wchar_t *folder) {
  Value path, note, made;
  if (read_value(ours, NOTE, &note) || read_value(ours, NOTE_MADE, &made)) {
    return 1;
  }
  if (!note.exists) {
    return 0; /* It stood there before us, or was not wanted. */
  }
  if (read_value(variables, L"Path", &path)) {
    return 1;
  }
  size_t length = wcslen(path.text), appended = wcslen(note.text);
  wchar_t *entry = entry_in(path.text, folder);
  if (length >= appended && !wcscmp(path.text + length - appended, note.text)) {
    path.text[length - appended] = 0;
  } else if (entry) {
    cut_entry(path.text, entry, folder);
  }
  int empty = made.exists && !*path.text;
  int failed = !path.exists ? 0
      : empty ? RegDeleteValueW(variables, L"Path") != ERROR_SUCCESS
      : write_value(variables, L"Path", path.type, path.text);
  if (!failed) {
    RegDeleteValueW(ours, NOTE);
    RegDeleteValueW(ours, NOTE_MADE);
    announce();
  }
  return failed;
}

int add_to_user_path(const wchar_t *folder) { return with_keys(add_entry, folder); }

int remove_from_user_path(const wchar_t *folder) { return with_keys(remove_entry, folder); }
