import {
  MongoBulkWriteError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';

const DUPLICATE_KEY = 11_000;
const MAX_TIME_EXPIRED = 50;

/** True when a unique index refused a write. */
export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** True when MongoDB could not be asked, or did not answer in time: nothing is known to be wrong with the request. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoWriteConcernError ||
    (error instanceof Error && error.name === 'MongoWaitQueueTimeoutError') ||
    isLostBulkWrite(error) ||
    (error instanceof MongoServerError &&
      (error.code === MAX_TIME_EXPIRED || error.hasErrorLabel('RetryableWriteError')))
  );
}

/** The driver wraps what the network did to a bulk write in an error of the server's kind, without a code or a faulty write. */
function isLostBulkWrite(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  return error.code === undefined && [error.writeErrors].flat().length === 0;
}
