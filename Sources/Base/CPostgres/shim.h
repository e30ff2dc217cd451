#include <libpq-fe.h>

// Macros of libpq that Swift does not see.
static const int yt_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int yt_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int yt_diag_detail = PG_DIAG_MESSAGE_DETAIL;
static const int yt_diag_table = PG_DIAG_TABLE_NAME;
static const int yt_diag_constraint = PG_DIAG_CONSTRAINT_NAME;
