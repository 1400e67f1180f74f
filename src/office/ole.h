/* ole: OLE2 compound files, the containers of .xls, .doc, .et and of locked documents: a file system in a file.
 *
 * Sectors are chained by a table (the FAT), short streams lie in small sectors of a stream of their own.  The file may
 * be hostile: no chain is followed for longer than the file has sectors, no sector lies outside of it. */
#ifndef JIHUA_OLE_H
#define JIHUA_OLE_H

#include "base/buf.h"

enum ole_kind {
    OLE_OTHER,
    OLE_WORKBOOK,  /* it has a stream Workbook (Excel, WPS) or Book (Excel 5 and 95) */
    OLE_DOCUMENT,  /* a stream WordDocument (Word, WPS) */
    OLE_PROTECTED, /* a newer document that only its password unlocks */
    OLE_DAMAGED    /* not even the list of its streams can be read */
};

bool ole_is(struct slice bytes);
enum ole_kind ole_kind_of(struct slice bytes);
/* Adds the bytes of the stream of that name, in any case, which stands at the top of the file; as many as there are if
 * the file is cut off.  False if there is no such stream. */
bool ole_read(struct slice bytes, const char *name, struct buf *stream);

#endif
