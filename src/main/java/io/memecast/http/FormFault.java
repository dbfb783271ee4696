package io.memecast.http;

import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * What is wrong with a form, in words of the form. Netty's decoder answers broken forms with exceptions of all kinds,
 * whose texts speak of its own code.
 */
final class FormFault {
  private FormFault() {}

  /**
   * The reason why the decoder gave up.
   *
   * @param broken what it threw
   */
  static String of(RuntimeException broken, int maxParts, int maxHeadBytes) {
    if (broken instanceof TooManyFormFieldsException) {
      return "it has more than " + maxParts + " parts";
    }
    if (broken instanceof TooLongFormFieldException) {
      return "what stands before a part takes more than " + maxHeadBytes + " bytes";
    }
    // Faults that the decoder does not look for itself reach us with or without its wrapping.
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    if (cause instanceof IllegalCharsetNameException
        || cause instanceof UnsupportedCharsetException) {
      return "it names a charset that is unknown";
    }
    if (broken instanceof ErrorDataDecoderException && cause instanceof NullPointerException) {
      // The one attribute that it takes for granted.
      return "a part has no name";
    }
    if (String.valueOf(broken.getMessage()).startsWith("TransferEncoding Unknown")) {
      return "Content-Transfer-Encoding of a part must be 7bit, 8bit or binary";
    }
    return "it cannot be read";
  }
}
