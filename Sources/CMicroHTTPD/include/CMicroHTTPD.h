// GNU libmicrohttpd for Swift: what is variadic, a union or a cast macro there is typed here.
#pragma once

#include <microhttpd.h>
#include <stdint.h>

// MHD_start_daemon is variadic. Listens on 127.0.0.1; the caller drives the daemon by MHD_run.
// A certificate chain and its key, both PEM text, make it speak TLS.
struct MHD_Daemon *_Nullable cmhd_start(
    uint16_t port, const char *_Nullable certificate, const char *_Nullable key,
    MHD_AccessHandlerCallback _Nonnull handler,
    MHD_RequestCompletedCallback _Nonnull completed, void *_Nullable context);

// MHD_get_daemon_info is variadic and answers with a union. The port that was bound.
uint16_t cmhd_port(struct MHD_Daemon *_Nonnull daemon);

// As above. The descriptor that becomes readable when MHD_run has something to do.
int cmhd_epoll_descriptor(struct MHD_Daemon *_Nonnull daemon);

// MHD_get_connection_info is variadic and answers with a union. The connection's socket.
int cmhd_socket(struct MHD_Connection *_Nonnull connection);

// connect(2) to no address takes a struct that Swift cannot cast to. Resets the socket's
// connection at once: the other end reads ECONNRESET.
void cmhd_reset(int socket);

// MHD_CONTENT_READER_END_WITH_ERROR is a cast macro. Ends a body before its announced length.
ssize_t cmhd_end_with_error(void);
