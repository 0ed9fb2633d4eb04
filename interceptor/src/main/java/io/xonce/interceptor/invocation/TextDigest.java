/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import io.xonce.store.Fingerprint;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes text into a fingerprint, from a string or from bytes: bridges turn one into the other.
 * Bytes are UTF-8 unless the message names another charset, and a byte order mark does not count.
 * All is read in chunks, so that nothing here holds a large body whole.
 */
final class TextDigest {

  private static final int CHUNK = 8192;

  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final Fingerprint.Digest digest;

  TextDigest(Fingerprint.Digest digest) {
    this.digest = digest.add("text");
  }

  void add(@Nullable String text) {
    addCharacters(text == null ? "" : BodyText.withoutMark(text));
  }

  /** An unpaired surrogate goes in by itself: an encoder would make it a question mark. */
  private void addCharacters(String text) {
    for (int i = 0; i < text.length(); ) {
      int end = endOfChunk(text, i);
      if (end == i) {
        digest.add(text.substring(i, ++end));
      } else {
        addBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
      }
      i = end;
    }
  }

  /** Before the first unpaired surrogate, and not between two paired ones. */
  private static int endOfChunk(String text, int begin) {
    int end = begin;
    while (end < text.length() && end - begin < CHUNK) {
      int character = text.codePointAt(end);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        return end;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  private void addBytes(byte[] bytes) {
    digest.add(bytes, 0, bytes.length);
  }

  void add(BytesMessage message) throws JMSException {
    Charset charset = BodyText.charset(message);
    if (charset == null
        || charset.equals(StandardCharsets.UTF_8)
        || !decodes(message, charset, text -> {})) {
      addEncoded(message);
    } else {
      decodes(message, charset, this::addCharacters);
    }
  }

  private void addEncoded(BytesMessage message) throws JMSException {
    byte[] chunk = new byte[CHUNK];
    boolean first = true;
    for (int read = message.readBytes(chunk); read > 0; read = message.readBytes(chunk)) {
      int mark = first && Arrays.mismatch(MARK, chunk) == MARK.length ? MARK.length : 0;
      if (read > mark) {
        digest.add(chunk, mark, read - mark);
      }
      first = false;
    }
    message.reset();
  }

  /** Whether all of it is text in that charset; text is given away up to where it is not. */
  private static boolean decodes(BytesMessage message, Charset charset, Consumer<String> text)
      throws JMSException {
    char[] chunk = new char[CHUNK];
    Reader reader = new InputStreamReader(new BodyStream(message), charset.newDecoder());
    try {
      boolean first = true;
      for (int read = reader.read(chunk); read > 0; read = reader.read(chunk)) {
        String next = new String(chunk, 0, read);
        text.accept(first ? BodyText.withoutMark(next) : next);
        first = false;
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      message.reset();
    }
  }
}
