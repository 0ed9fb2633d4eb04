/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a bytes message from where it is read now. */
final class BodyStream extends InputStream {

  private final BytesMessage message;

  BodyStream(BytesMessage message) {
    this.message = message;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      byte[] chunk = new byte[length];
      int read = message.readBytes(chunk);
      if (read > 0) {
        System.arraycopy(chunk, 0, target, offset, read);
      }
      return read;
    } catch (JMSException e) {
      throw new IOException(e);
    }
  }
}
