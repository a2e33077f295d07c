# A Windows under Wine, for the proofs; bash files source this one. Everything is in one folder: nothing of the user's
# is read or written, and no variable of this system reaches a Windows program.
# shellcheck shell=bash

# 64-bit programs only, which needs no wine32. Wine says Windows 7 at first, which is of use to a test.
wine_new() { # folder
  WINE_FOLDER=$1
  mkdir -p "$WINE_FOLDER/home"
  win wineboot -i > /dev/null 2>&1
  # Else a file whose name begins with a dot has the mark "hidden", which no Windows gives it.
  win reg add 'HKCU\Software\Wine' /v ShowDotFiles /d Y /f > /dev/null 2>&1
  wine_settle
}

wine_is_windows_10() {
  win winecfg -v win10 > /dev/null 2>&1
  wine_settle
}

# Runs a program of Windows, for three minutes at most: words NAME=VALUE before it are variables for it. The locale is
# what Windows takes its language and code page from.
win() {
  local variables=()
  while [[ $1 == [A-Za-z_]*=* ]]; do
    variables+=("$1")
    shift
  done
  timeout "${WINE_LIMIT:-180}" env -i PATH=/usr/bin:/bin HOME="$WINE_FOLDER/home" LC_ALL=C.UTF-8 \
    WINEPREFIX="$WINE_FOLDER/prefix" WINEARCH=win64 WINEDEBUG=-all \
    WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d;iphlpapi=n,b' \
    ${WINE_DISPLAY:+DISPLAY=$WINE_DISPLAY} "${variables[@]}" wine "$@"
}

# Until every program has ended: an uninstaller goes on after it has returned.
wine_settle() {
  env -i HOME="$WINE_FOLDER/home" WINEPREFIX="$WINE_FOLDER/prefix" timeout 60 wineserver -w || :
}

wine_end() {
  [ ! -d "${WINE_FOLDER:-/nonexistent}/prefix" ] \
    || env -i HOME="$WINE_FOLDER/home" WINEPREFIX="$WINE_FOLDER/prefix" wineserver -k > /dev/null 2>&1 || :
}

# The name of a file of this system for a program of Windows.
windows_name() { printf 'Z:%s' "$1" | tr / '\\'; }

# A file on C: as this system names it.
on_c() { printf '%s/prefix/drive_c/%s' "$WINE_FOLDER" "$1"; }

# What Wine 8 lacks. The network interfaces of Java need iphlpapi!GetAnycastIpAddressTable, and without it the first TLS
# handshake ends the JVM: a library with that one function, which hands on everything else. It has to lie beside Java's.
wine_iphlpapi() { # file
  local folder real
  folder=$(mktemp -d "$WINE_FOLDER/iphlpapi.XXXXXX")
  real=$(find /usr/lib -path '*x86_64-windows/iphlpapi.dll' 2> /dev/null | head -1)
  [ -n "$real" ] || return 1
  x86_64-w64-mingw32-objdump -p "$real" \
    | sed -n '/Ordinal\/Name Pointer/,$s/^[[:space:]]*\[ *[0-9]*\].*[[:space:]]\([A-Za-z]\w*\)$/\1/p' \
    | sort -u > "$folder/names"
  {
    echo '#include <windows.h>'
    echo 'static HMODULE real;'
    echo '#define P(n) void *p_##n; __asm__(".globl t_" #n "\nt_" #n ":\n\tjmp *p_" #n "(%rip)\n");'
    sed 's/.*/P(&)/' "$folder/names"
    echo 'DWORD WINAPI GetAnycastIpAddressTable(USHORT f, void **t) { (void)f;'
    echo '*t = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 64); return *t ? 0 : 8; }'
    echo 'BOOL WINAPI DllMain(HINSTANCE h, DWORD r, LPVOID x) { (void)x; if (r == DLL_PROCESS_ATTACH) {'
    echo 'real = LoadLibraryW(L"C:\\windows\\system32\\iphlpapi.dll"); if (!real || real == h) return FALSE;'
    sed 's/.*/p_& = (void *)GetProcAddress(real, "&");/' "$folder/names"
    echo '} return TRUE; }'
  } > "$folder/shim.c"
  {
    printf 'LIBRARY iphlpapi.dll\nEXPORTS\n GetAnycastIpAddressTable\n'
    sed 's/.*/ &=t_&/' "$folder/names"
  } > "$folder/shim.def"
  x86_64-w64-mingw32-gcc -O1 -shared -o "$1" "$folder/shim.c" "$folder/shim.def"
}

# go.exe draws its random numbers from bcryptprimitives!ProcessPrng, which Wine 8 lacks too.
wine_bcryptprimitives() {
  local source=$WINE_FOLDER/bcryptprimitives.c
  cat > "$source" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }
C
  x86_64-w64-mingw32-gcc -shared -o "$(on_c windows/system32/bcryptprimitives.dll)" "$source" -ladvapi32
}

# A screen without a monitor. Its process is ended by screen_end.
screen_start() {
  exec {SCREEN_FD}< <(exec Xvfb -displayfd 1 -screen 0 1400x1000x24 -nolisten tcp 2> /dev/null)
  SCREEN=$!
  read -r -t 20 -u "$SCREEN_FD" number || return 1
  WINE_DISPLAY=:$number
}

screen_end() {
  [ -z "${SCREEN:-}" ] || kill "$SCREEN" 2> /dev/null || :
}
