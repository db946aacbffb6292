// The checking macros of curl.h would wrap the calls through the table below.
#define CURL_DISABLE_TYPECHECK

#include "CCurl.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define CCURL_FUNCTIONS(each) \
  each(curl_global_init_mem) \
  each(curl_easy_init) \
  each(curl_easy_cleanup) \
  each(curl_easy_setopt) \
  each(curl_easy_getinfo) \
  each(curl_easy_strerror) \
  each(curl_version_info) \
  each(curl_slist_append) \
  each(curl_slist_free_all) \
  each(curl_multi_init) \
  each(curl_multi_cleanup) \
  each(curl_multi_setopt) \
  each(curl_multi_add_handle) \
  each(curl_multi_remove_handle) \
  each(curl_multi_perform) \
  each(curl_multi_poll) \
  each(curl_multi_info_read)

// The functions of the loaded library, each with the type that curl.h gives it.
#define CCURL_MEMBER(name) __typeof__(name) *name;
static struct {
  CCURL_FUNCTIONS(CCURL_MEMBER)
} library;

static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// The buffers through which bodies and answers pass. From 8.8 on libcurl keeps them as long as the
// multi handle, and never clears them. They are told from its other blocks by their sizes.
static struct {
  void *block;
  CURLM *owner;
} buffers[64];
static pthread_mutex_t buffers_lock = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local CURLM *performing;

static void replace_buffer(void *old, void *new) {
  pthread_mutex_lock(&buffers_lock);
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
    if (buffers[i].block != old) continue;
    buffers[i].block = new;
    buffers[i].owner = performing;
    break;
  }
  pthread_mutex_unlock(&buffers_lock);
}

static void *noting_malloc(size_t size) {
  void *block = malloc(size);
  if (block != NULL && (size == ccurl_receive_size || size == ccurl_send_size)) {
    replace_buffer(NULL, block);
  }
  return block;
}

// libcurl does not clear what it frees: request headers with the token, buffers with values.
static void wiping_free(void *block) {
  if (block == NULL) return;
  size_t usable = malloc_usable_size(block);
  explicit_bzero(block, usable);
  if (usable >= ccurl_send_size) replace_buffer(block, NULL);
  free(block);
}

static void *wiping_realloc(void *block, size_t size) {
  if (block == NULL) return malloc(size);
  size_t usable = malloc_usable_size(block);
  if (size != 0 && size <= usable) return block;
  void *moved = malloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, block, usable < size ? usable : size);
  wiping_free(block);
  return moved;
}

// OpenSSL's `SSL_CTX_ctrl`; NULL where libcurl uses another library, or needs no help.
static long (*control_tls)(void *context, int command, long value, void *pointer);

// From 8.8 on libcurl lets each connection keep the last record that OpenSSL decrypted for it.
static void look_up_tls(void *handle) {
  const curl_version_info_data *version = library.curl_version_info(CURLVERSION_NOW);
  const char *tls = version->ssl_version;
  if (version->version_num < 0x080800 || tls == NULL || strncmp(tls, "OpenSSL/", 8) != 0) return;
  control_tls = (__typeof__(control_tls))dlsym(handle, "SSL_CTX_ctrl");
}

static CURLcode release_tls_buffers(CURL *easy, void *context, void *unused) {
  (void)easy;
  (void)unused;
  // SSL_CTRL_MODE and SSL_MODE_RELEASE_BUFFERS, whose header the program does without.
  control_tls(context, 33, 0x10, NULL);
  return CURLE_OK;
}

// With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to the program, and TLS libraries write to sockets
// whose other end is gone.
static void ignore_broken_pipes(void) {
  struct sigaction present;
  if (sigaction(SIGPIPE, NULL, &present) == 0 && present.sa_handler == SIG_DFL) {
    signal(SIGPIPE, SIG_IGN);
  }
}

static void load(void) {
  void *handle = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (handle == NULL) {
    failure = "libcurl.so.4 is not installed (the package libcurl4)";
    return;
  }
#define CCURL_LOOK_UP(name) \
  library.name = (__typeof__(name) *)dlsym(handle, #name); \
  if (library.name == NULL) { \
    failure = "libcurl.so.4 is too old: it lacks " #name; \
    return; \
  }
  CCURL_FUNCTIONS(CCURL_LOOK_UP)
  ignore_broken_pipes();
  CURLcode code = library.curl_global_init_mem(CURL_GLOBAL_DEFAULT, noting_malloc, wiping_free,
                                               wiping_realloc, strdup, calloc);
  if (code != CURLE_OK) failure = library.curl_easy_strerror(code);
  look_up_tls(handle);
}

// dlopen instead of linking: see CCurl.h. Threads occur in tests only.
const char *_Nullable ccurl_load(void) {
  pthread_once(&once, load);
  return failure;
}

// From here on: calls through the table, and one function for each argument type of libcurl's
// variadic ones, which Swift cannot call.

CURL *_Nullable ccurl_easy_create(void) {
  CURL *easy = library.curl_easy_init();
  if (easy != NULL && control_tls != NULL) {
    library.curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, release_tls_buffers);
  }
  return easy;
}

void ccurl_easy_destroy(CURL *easy) { library.curl_easy_cleanup(easy); }

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *_Nullable list) {
  return library.curl_easy_setopt(easy, option, list);
}

CURLcode ccurl_set_buffer(CURL *easy, CURLoption option, char *buffer) {
  return library.curl_easy_setopt(easy, option, buffer);
}

CURLcode ccurl_set_callback(CURL *easy, CURLoption option, ccurl_transfer_bytes callback,
                            CURLoption data, void *context) {
  CURLcode code = library.curl_easy_setopt(easy, option, callback);
  return code == CURLE_OK ? library.curl_easy_setopt(easy, data, context) : code;
}

long ccurl_get_long(CURL *easy, CURLINFO name) {
  long value = 0;
  return library.curl_easy_getinfo(easy, name, &value) == CURLE_OK ? value : 0;
}

const char *ccurl_error_text(CURLcode code) { return library.curl_easy_strerror(code); }

struct curl_slist *_Nullable ccurl_list_append(struct curl_slist *_Nullable list,
                                               const char *text) {
  return library.curl_slist_append(list, text);
}

void ccurl_list_destroy(struct curl_slist *list) { library.curl_slist_free_all(list); }

CURLM *_Nullable ccurl_multi_create(void) { return library.curl_multi_init(); }

void ccurl_multi_destroy(CURLM *multi) { library.curl_multi_cleanup(multi); }

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return library.curl_multi_setopt(multi, option, value);
}

CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) {
  return library.curl_multi_add_handle(multi, easy);
}

CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) {
  return library.curl_multi_remove_handle(multi, easy);
}

CURLMcode ccurl_multi_perform(CURLM *multi) {
  int running = 0;
  performing = multi;
  CURLMcode code = library.curl_multi_perform(multi, &running);
  performing = NULL;
  return code;
}

// libcurl has no function for it.
void ccurl_multi_wipe(CURLM *multi) {
  pthread_mutex_lock(&buffers_lock);
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
    if (buffers[i].block == NULL || buffers[i].owner != multi) continue;
    explicit_bzero(buffers[i].block, malloc_usable_size(buffers[i].block));
  }
  pthread_mutex_unlock(&buffers_lock);
}

CURLMcode ccurl_multi_poll(CURLM *multi, struct curl_waitfd *_Nullable descriptors,
                           unsigned int count, int milliseconds) {
  return library.curl_multi_poll(multi, descriptors, count, milliseconds, NULL);
}

// CURLMsg holds a union, which Swift does not import safely.
CURL *_Nullable ccurl_multi_next_ended(CURLM *multi, CURLcode *code) {
  int left = 0;
  for (CURLMsg *message; (message = library.curl_multi_info_read(multi, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}
