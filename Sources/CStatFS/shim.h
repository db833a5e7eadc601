#pragma once

#ifdef __linux__
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#endif
