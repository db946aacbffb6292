#pragma once

// libcurl behind typed functions, loaded when first needed: loading it takes longer than all the
// rest of a start, and no screen needs it before the first request. Only the constants and types
// of <curl/curl.h> are used from Swift; a direct call of libcurl does not link.

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// Takes or gives `size * count` bytes; the signature is libcurl's.
typedef size_t (*ccurl_transfer_bytes)(char *bytes, size_t size, size_t count, void *context);

/// Loads libcurl and prepares it, once for the process, with allocators that wipe what they free.
///
/// Also ignores SIGPIPE where nobody handles it. Returns NULL, or why it cannot be used.
const char *_Nullable ccurl_load(void);

/// The sizes that every transfer has to give its buffers, in bytes: 64 KiB, and a little less so that
/// no other block of libcurl has the same.
enum { ccurl_send_size = 65519, ccurl_receive_size = 65521 };

// Everything below may be called only after ccurl_load returned NULL.

CURL *_Nullable ccurl_easy_create(void);
void ccurl_easy_destroy(CURL *easy);
CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *_Nullable list);
/// `option` is `CURLOPT_ERRORBUFFER`; the buffer has `CURL_ERROR_SIZE` bytes and outlives `easy`.
CURLcode ccurl_set_buffer(CURL *easy, CURLoption option, char *buffer);
/// `option` is one of `CURLOPT_WRITEFUNCTION`, `_HEADERFUNCTION` and `_READFUNCTION`, and `data` the
/// option that takes `context`.
CURLcode ccurl_set_callback(CURL *easy, CURLoption option, ccurl_transfer_bytes callback,
                            CURLoption data, void *context);
/// 0 when libcurl does not know.
long ccurl_get_long(CURL *easy, CURLINFO name);
const char *ccurl_error_text(CURLcode code);

/// Adds a copy of `text`; returns NULL when there is no memory, and the old list stays.
struct curl_slist *_Nullable ccurl_list_append(struct curl_slist *_Nullable list, const char *text);
void ccurl_list_destroy(struct curl_slist *list);

CURLM *_Nullable ccurl_multi_create(void);
void ccurl_multi_destroy(CURLM *multi);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy);
/// Moves every transfer on as far as it goes without waiting.
CURLMcode ccurl_multi_perform(CURLM *multi);
/// Wipes the buffers through which the transfers went; only while `multi` has no transfer.
void ccurl_multi_wipe(CURLM *multi);
/// Waits for a transfer to move, one of `descriptors`, or `milliseconds`.
CURLMcode ccurl_multi_poll(CURLM *multi, struct curl_waitfd *_Nullable descriptors,
                           unsigned int count, int milliseconds);
/// Takes one transfer that has ended; returns NULL when there is none.
CURL *_Nullable ccurl_multi_next_ended(CURLM *multi, CURLcode *code);

#pragma clang assume_nonnull end
