"""Writes how the Finder shows the disk: the picture, the size of the window, where the two icons lie. Usage:
finder_layout.py FILE VOLUME"""
import datetime
import sys

from ds_store import DSStore
from mac_alias import Alias
from mac_alias.alias import (ALIAS_EJECTABLE_DISK, ALIAS_HFS_VOLUME_SIGNATURE, ALIAS_KIND_FILE, ALIAS_NO_CNID,
                             TargetInfo, VolumeInfo)

file, volume = sys.argv[1:]
# The Finder looks for the picture by this name; when the disk was made, and its numbers of files, it need not know.
never = datetime.datetime(1904, 1, 1, tzinfo=datetime.timezone.utc)
picture = Alias(
    volume=VolumeInfo(volume, never, ALIAS_HFS_VOLUME_SIGNATURE, ALIAS_EJECTABLE_DISK, 0, b"\0\0",
                      posix_path="/Volumes/" + volume),
    target=TargetInfo(ALIAS_KIND_FILE, "background.png", ALIAS_NO_CNID, ALIAS_NO_CNID, never, b"\0\0\0\0", b"\0\0\0\0",
                      folder_name=".background", carbon_path=volume + ":.background:background.png",
                      posix_path="/.background/background.png"))
with DSStore.open(file, "w+") as store:
    store["."]["vSrn"] = ("long", 1)
    # Left, bottom, width and height in points; the height is that of the picture and of the title.
    store["."]["bwsp"] = {
        "WindowBounds": "{{200, 200}, {640, 428}}", "ShowSidebar": False, "ShowToolbar": False, "ShowStatusBar": False,
        "ShowPathbar": False, "ShowTabView": False, "ContainerShowSidebar": False, "PreviewPaneVisibility": False,
        "SidebarWidth": 0}
    store["."]["icvp"] = {
        "viewOptionsVersion": 1, "backgroundType": 2, "backgroundImageAlias": picture.to_bytes(),
        "backgroundColorRed": 1.0, "backgroundColorGreen": 1.0, "backgroundColorBlue": 1.0, "arrangeBy": "none",
        "iconSize": 128.0, "textSize": 13.0, "gridSpacing": 100.0, "gridOffsetX": 0.0, "gridOffsetY": 0.0,
        "labelOnBottom": True, "showIconPreview": False, "showItemInfo": False}
    store["GoGetWell.app"]["Iloc"] = (170, 190)
    store["Applications"]["Iloc"] = (470, 190)
