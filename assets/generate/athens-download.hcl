# What Athens does about a module that it does not have yet, written by GoGetWell.
downloadURL = "{{upstream}}"
mode = "sync"
{{private-blocks}}
