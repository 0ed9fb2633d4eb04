/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.result.ResultFormat;
import io.xonce.interceptor.result.UnstorableException;
import io.xonce.store.StoredReply;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The results of one method: stored by its first call, given back to later ones. */
public final class MethodResults {

  private final @Nullable ResultFormat format;
  private final KeyClaims claims;

  /** The bean is what the method is called in: it may inherit it from a generic class. */
  public MethodResults(Class<?> bean, Method method, KeyClaims claims) {
    this.format = method.getReturnType() == void.class ? null : ResultFormat.of(bean, method);
    this.claims = claims;
  }

  /** Refuses what would come back as something else: better now than to a later caller. */
  void save(ProcessingAttempt attempt, @Nullable Object result) {
    if (format != null) {
      claims.save(
          attempt, new StoredReply(StoredReply.Kind.JSON, null, write(attempt, result, format)));
    }
  }

  private static byte[] write(
      ProcessingAttempt attempt, @Nullable Object result, ResultFormat format) {
    try {
      return format.write(result);
    } catch (UnstorableException e) {
      throw LOG.resultNotStorable(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          attempt.key().text(),
          format.toString(),
          Printable.clause(e),
          e);
    }
  }

  @Nullable Object replay(ProcessingAttempt attempt) {
    if (format == null) {
      return null;
    }
    StoredReply stored =
        claims
            .reply(attempt)
            .orElseThrow(
                () ->
                    LOG.noResult(
                        attempt.invocation().name(),
                        attempt.invocation().consumer(),
                        attempt.key().text()));
    try {
      return format.read(stored.body());
    } catch (UnstorableException e) {
      throw LOG.resultUnreadable(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          attempt.key().text(),
          format.toString(),
          Printable.clause(e),
          e);
    }
  }
}
