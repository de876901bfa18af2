/* Records what a program asks of the disk, in order: every write, sync, truncation and removal under one folder.
 *
 * Loaded before the C library (LD_PRELOAD). Environment: RECORD_UNDER is the folder, RECORD_TO the file of the recording.
 * A record is: one letter, then path length (4 bytes), offset (8), length (8) in the machine's order, the path, and for a
 * write the bytes. Letters: C created, W written, T truncated to `offset`, S synced (a folder too), U removed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 4096

static char *paths[FILES];
static const char *under;
static int recording = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static void put(const void *data, size_t size) {
    const char *at = data;
    while (size) {
        ssize_t done = syscall(SYS_write, recording, at, size);
        if (done < 0) {
            if (errno == EINTR) continue;
            _exit(97);
        }
        at += done;
        size -= (size_t)done;
    }
}

static void record(char what, const char *path, uint64_t offset, uint64_t length, const void *data) {
    uint32_t size = (uint32_t)strlen(path);
    if (recording < 0) return;
    put(&what, 1);
    put(&size, 4);
    put(&offset, 8);
    put(&length, 8);
    put(path, size);
    if (data) put(data, length);
}

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO");
    under = getenv("RECORD_UNDER");
    if (under && to) recording = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) {
    return recording >= 0 && path && strncmp(path, under, strlen(under)) == 0;
}

static const char *path_of(int fd) {
    return fd >= 0 && fd < FILES ? paths[fd] : NULL;
}

#define NEXT(name) static __typeof__(name) *next; if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int opened(int fd, const char *path, int fresh) {
    char whole[PATH_MAX];
    if (fd < 0 || fd >= FILES) return fd;
    free(paths[fd]);
    paths[fd] = NULL;
    if (!realpath(path, whole)) return fd;
    if (!ours(whole)) return fd;
    paths[fd] = strdup(whole);
    if (fresh) record('C', whole, 0, 0, NULL);
    return fd;
}

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...) {                       \
        NEXT(name);                                                    \
        struct stat there;                                             \
        va_list more;                                                  \
        va_start(more, flags);                                         \
        mode_t mode = va_arg(more, mode_t);                            \
        va_end(more);                                                  \
        pthread_mutex_lock(&order);                                    \
        int fresh = (flags & O_CREAT) && stat(path, &there) != 0;      \
        int fd = next(path, flags, mode);                              \
        if (fd >= 0 && (flags & O_TRUNC) && !fresh) {                  \
            opened(fd, path, 0);                                       \
            if (path_of(fd)) record('T', path_of(fd), 0, 0, NULL);     \
        } else                                                         \
            opened(fd, path, fresh);                                   \
        pthread_mutex_unlock(&order);                                  \
        return fd;                                                     \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    NEXT(close);
    pthread_mutex_lock(&order);
    if (path_of(fd)) {
        free(paths[fd]);
        paths[fd] = NULL;
    }
    int done = next(fd);
    pthread_mutex_unlock(&order);
    return done;
}

#define PWRITE(name, offset_type)                                                          \
    ssize_t name(int fd, const void *data, size_t size, offset_type offset) {              \
        NEXT(name);                                                                        \
        pthread_mutex_lock(&order);                                                        \
        ssize_t done = next(fd, data, size, offset);                                       \
        if (done > 0 && path_of(fd)) record('W', path_of(fd), (uint64_t)offset, (uint64_t)done, data); \
        pthread_mutex_unlock(&order);                                                      \
        return done;                                                                       \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
    NEXT(write);
    const char *path = path_of(fd);
    if (!path) return next(fd, data, size);
    pthread_mutex_lock(&order);
    ssize_t done = next(fd, data, size);
    if (done > 0) record('W', path, (uint64_t)(lseek(fd, 0, SEEK_CUR) - done), (uint64_t)done, data);
    pthread_mutex_unlock(&order);
    return done;
}

#define TRUNCATE(name, offset_type)                                            \
    int name(int fd, offset_type size) {                                       \
        NEXT(name);                                                            \
        pthread_mutex_lock(&order);                                            \
        int done = next(fd, size);                                             \
        if (done == 0 && path_of(fd)) record('T', path_of(fd), (uint64_t)size, 0, NULL); \
        pthread_mutex_unlock(&order);                                          \
        return done;                                                           \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                             \
    int name(int fd) {                                                         \
        NEXT(name);                                                            \
        pthread_mutex_lock(&order);                                            \
        int done = next(fd);                                                   \
        if (done == 0 && path_of(fd)) record('S', path_of(fd), 0, 0, NULL);    \
        pthread_mutex_unlock(&order);                                          \
        return done;                                                           \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    NEXT(unlink);
    char whole[PATH_MAX];
    pthread_mutex_lock(&order);
    int known = realpath(path, whole) && ours(whole);
    int done = next(path);
    if (done == 0 && known) record('U', whole, 0, 0, NULL);
    pthread_mutex_unlock(&order);
    return done;
}
