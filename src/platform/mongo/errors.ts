import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoErrorLabel,
  MongoExpiredSessionError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoStalePrimaryError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';

const DUPLICATE_KEY = 11_000;

/** True when a unique index refused a write. */
export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** A transaction was in the way of others, or cut off, again and again; nothing of it was done. */
export class TransactionGivenUp extends Error {
  override readonly name = 'TransactionGivenUp';
}

/**
 * True when MongoDB could not be asked, did not answer in time, or was about to stop, to start or to change its primary:
 * nothing is known to be wrong with the request, and the same may be well a moment later.
 */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof TransactionGivenUp ||
    UNREACHABLE.some((kind) => error instanceof kind) ||
    (error instanceof MongoError &&
      (UNREACHABLE_NAMES.has(error.name) ||
        isLostBulkWrite(error) ||
        PASSING_LABELS.some((label) => error.hasErrorLabel(label)) ||
        PASSING_CODES.has(Number(error.code))))
  );
}

/** `MongoNetworkError` is also the one of a pool that was cleared. */
const UNREACHABLE = [
  MongoServerSelectionError,
  MongoNetworkError,
  MongoStalePrimaryError,
  MongoWriteConcernError,
  // The client was closed under a request that outlived the process's patience.
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoServerClosedError,
  MongoClientClosedError,
  MongoExpiredSessionError,
];

/** The driver does not export these. */
const UNREACHABLE_NAMES = new Set(['MongoWaitQueueTimeoutError', 'MongoPoolClosedError']);

/** The server says itself that the same may be tried again. */
const PASSING_LABELS = [
  MongoErrorLabel.RetryableWriteError,
  MongoErrorLabel.TransientTransactionError,
  MongoErrorLabel.UnknownTransactionCommitResult,
  MongoErrorLabel.RetryableError,
  MongoErrorLabel.SystemOverloadedError,
];

/**
 * The same where the server gives no label, such as to reads.
 *
 * @see https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
const PASSING_CODES = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  24, // LockTimeout
  43, // CursorNotFound: the server that had it is gone
  50, // MaxTimeMSExpired
  89, // NetworkTimeout
  91, // ShutdownInProgress
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  237, // CursorKilled
  246, // SnapshotUnavailable
  251, // NoSuchTransaction
  262, // ExceededTimeLimit
  290, // TransactionExceededLifetimeLimitSeconds
  9001, // SocketException
  10_107, // NotWritablePrimary
  11_600, // InterruptedAtShutdown
  11_601, // Interrupted
  11_602, // InterruptedDueToReplStateChange
  13_388, // StaleConfig
  13_435, // NotPrimaryNoSecondaryOk
  13_436, // NotPrimaryOrSecondary
  14_031, // OutOfDiskSpace
]);

/** The driver wraps what the network did to a bulk write in an error of the server's kind, without a code or a faulty write. */
function isLostBulkWrite(error: MongoError): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  return error.code === undefined && [error.writeErrors].flat().length === 0;
}
