/** More submissions wait for the disk than the limit allows; nothing of this one was stored. Send it again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** The store is closing or closed; nothing of this write was stored. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError';
}

/** The disk did not take the write; it was not acknowledged and can be sent again with the same key. */
export class WriteFailedError extends Error {
  override readonly name = 'WriteFailedError';
}

/** The store cannot be opened as it is; the message names the file and says what to do. */
export class StoreUnusableError extends Error {
  override readonly name = 'StoreUnusableError';
}
