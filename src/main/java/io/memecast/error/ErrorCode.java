package io.memecast.error;

/**
 * Every way a request can fail. The number crosses the event bus as {@code failureCode()} and never changes its
 * meaning; the status is HTTP's.
 */
public enum ErrorCode {
  TEMPLATE_NOT_FOUND(1001, 404, Kind.USER_ERROR),
  FONT_NOT_FOUND(1002, 404, Kind.USER_ERROR),
  /** Cannot be decoded; the text names the key and what was wrong with its value. */
  INVALID_REQUEST(1003, 400, Kind.USER_ERROR),
  BODY_TOO_LARGE(1004, 413, Kind.USER_ERROR),
  UNSUPPORTED_MEDIA_TYPE(1005, 415, Kind.USER_ERROR),
  /** The file is not a picture we read, or is broken; the text says at which byte where that is known. */
  TEMPLATE_UNREADABLE(1006, 422, Kind.USER_ERROR),
  /** More pixels, frames or bytes than the limits allow; found before any pixel is allocated. */
  TEMPLATE_TOO_LARGE(1007, 422, Kind.USER_ERROR),
  /** Two files have the name. */
  TEMPLATE_AMBIGUOUS(1008, 409, Kind.USER_ERROR),
  URI_TOO_LONG(1009, 414, Kind.USER_ERROR),
  /** This member lets nobody change its templates; the text says how to switch that on. */
  WRITING_OFF(1010, 403, Kind.USER_ERROR),
  /** The template is not, or no longer, what {@code If-Match} or {@code If-None-Match} expects. */
  PRECONDITION_FAILED(1011, 412, Kind.USER_ERROR),
  FONT_UNREADABLE(1012, 422, Kind.USER_ERROR),
  FONT_AMBIGUOUS(1013, 409, Kind.USER_ERROR),
  NOT_FOUND(1014, 404, Kind.USER_ERROR),
  METHOD_NOT_ALLOWED(1015, 405, Kind.USER_ERROR),
  HEADER_TOO_LARGE(1016, 431, Kind.USER_ERROR),
  REQUEST_TIMEOUT(1017, 408, Kind.USER_ERROR),
  /** No key, or a wrong one. */
  UNAUTHORIZED(1018, 401, Kind.USER_ERROR),
  /** The body is sent in a coding that nobody knows (RFC 9112, section 6.1). */
  UNKNOWN_TRANSFER_CODING(1019, 501, Kind.USER_ERROR),
  QUEUE_FULL(2001, 503, Kind.INSUFFICIENT_RESOURCES),
  NO_WORKER(2002, 503, Kind.INSUFFICIENT_RESOURCES),
  RENDER_TIMEOUT(2003, 504, Kind.INSUFFICIENT_RESOURCES),
  /** No more templates are kept, or the disk takes no more. */
  STORAGE_FULL(2004, 507, Kind.INSUFFICIENT_RESOURCES),
  /** Nobody waits for the answer any more; seen by nobody, logged at DEBUG. */
  ABANDONED(2005, 503, Kind.INSUFFICIENT_RESOURCES),
  SOURCE_UNREACHABLE(3001, 502, Kind.EXTERNAL),
  INTERNAL(9001, 500, Kind.INTERNAL_ERROR);

  /** Who is to blame; decides logging and what text is shown. */
  public enum Kind {
    /** The request is wrong: its text is shown, logged at INFO. */
    USER_ERROR,
    /** We have no room or no time just now: worth asking again. */
    INSUFFICIENT_RESOURCES,
    /** Another service failed us. */
    EXTERNAL,
    /** A fault of ours: logged with its stack trace, answered with a fixed text. */
    INTERNAL_ERROR
  }

  private final int number;
  private final int httpStatus;
  private final Kind kind;

  ErrorCode(int number, int httpStatus, Kind kind) {
    this.number = number;
    this.httpStatus = httpStatus;
    this.kind = kind;
  }

  /** The number on the event bus. */
  public int number() {
    return number;
  }

  /** The status over HTTP. */
  public int httpStatus() {
    return httpStatus;
  }

  public Kind kind() {
    return kind;
  }

  /** The code with this number; {@link #INTERNAL} for a number of another version. */
  public static ErrorCode fromNumber(int number) {
    for (ErrorCode code : values()) {
      if (code.number == number) {
        return code;
      }
    }
    return INTERNAL;
  }
}
