/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import io.xonce.interceptor.log.Printable;
import jakarta.json.JsonValue;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The results of one method as JSON. What can be told by its type is told when this is made; the
 * rest when a result is written, which is therefore read back and written again: three passes over
 * the result.
 */
public final class ResultFormat {

  private final ResolvedType type;
  private final ValueFormat format;

  ResultFormat(ResolvedType type) {
    this.type = type;
    this.format = new FormatFactory().of(type);
  }

  /**
   * The format of what a method returns.
   *
   * @param bean the class that the method is called in, perhaps a subclass of that which has it
   * @throws UnstorableException if no value of the type could be given back
   */
  public static ResultFormat of(Class<?> bean, Method method) {
    try {
      return new ResultFormat(ResolvedType.ofResult(bean, method));
    } catch (UnstorableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnstorableException(Printable.described(e), e);
    }
  }

  /**
   * Writes a result.
   *
   * @throws UnstorableException if it would not come back equal
   */
  public byte[] write(@Nullable Object result) {
    try {
      byte[] written = encode(result);
      if (Arrays.equals(written, encode(decode(written)))) {
        return written;
      }
    } catch (UnstorableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnstorableException(Printable.described(e), e);
    }
    throw new UnstorableException("what comes back differs");
  }

  /**
   * Reads a result.
   *
   * @throws UnstorableException if what is stored is not of this type
   */
  public @Nullable Object read(byte[] written) {
    try {
      return decode(written);
    } catch (UnstorableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnstorableException(Printable.described(e), e);
    }
  }

  private byte[] encode(@Nullable Object result) {
    return Documents.encode(format.writePart(result, 0));
  }

  private @Nullable Object decode(byte[] written) {
    JsonValue document = Documents.decode(written);
    return format.readPart(document);
  }

  @Override
  public String toString() {
    return type.toString();
  }
}
