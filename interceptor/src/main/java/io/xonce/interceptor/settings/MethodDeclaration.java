/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import io.xonce.interceptor.key.ArgumentGrammar;
import io.xonce.interceptor.key.Grammar;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.result.ResultFormat;
import io.xonce.interceptor.result.UnstorableException;
import jakarta.jms.MessageListener;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** An annotated method of a CDI or enterprise bean. */
public record MethodDeclaration(Class<?> bean, Method method, Idempotent annotation)
    implements Declaration {

  private static final List<String> UNSET = List.of("messageId");
  private static final int NOT_INTERCEPTED = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

  @Override
  public void check() {
    if ((method.getModifiers() & NOT_INTERCEPTED) != 0) {
      throw LOG.methodNotIntercepted(defaultName());
    }
    if (MessageListener.class.isAssignableFrom(bean)) {
      throw LOG.annotateTheClass(defaultName(), bean.getName());
    }
    FaultTolerance.demandNone(defaultName(), bean, method);
    if (method.getReturnType() != void.class) {
      demandStorableResult();
    }
  }

  private void demandStorableResult() {
    try {
      ResultFormat.of(bean, method);
    } catch (UnstorableException e) {
      throw LOG.resultTypeNotStorable(
          defaultName(), method.getGenericReturnType().getTypeName(), Printable.clause(e));
    }
  }

  @Override
  public Object place() {
    return new BeanMethod(bean, method);
  }

  @Override
  public String defaultName() {
    return bean.getName() + "." + method.getName();
  }

  @Override
  public List<String> defaultKey() {
    List<String> written = List.of(annotation.key());
    List<String> marked =
        IntStream.range(0, method.getParameterCount())
            .filter(i -> method.getParameters()[i].isAnnotationPresent(IdempotencyKey.class))
            .mapToObj(i -> "argument(" + i + ")")
            .toList();
    if (marked.isEmpty() == written.equals(UNSET)) {
      throw LOG.methodKeyNotOnce(defaultName());
    }
    return marked.isEmpty() ? written : marked;
  }

  @Override
  public Grammar grammar(String consumer, int maxBody) {
    return new ArgumentGrammar(consumer, method);
  }

  @Override
  public void check(Policy policy, String consumer, Duration retention) {
    demand(policy.onDuplicate() != OnDuplicate.DIVERT, consumer, "onDuplicate = DIVERT");
    demand(policy.onConflict() == OnConflict.FAIL, consumer, "onConflict = " + policy.onConflict());
    demand(
        policy.onUnreadable() == OnUnreadable.FAIL,
        consumer,
        "onUnreadable = " + policy.onUnreadable());
    demand(policy.divertTo().isEmpty(), consumer, "divertTo");
    demand(policy.replyTo().isEmpty(), consumer, "replyTo");
    demand(policy.terminalOn().isEmpty(), consumer, "terminalOn");
    demand(!policy.floor(), consumer, "floor");
    demand(
        policy.onDuplicate() != OnDuplicate.REPLAY || method.getReturnType() != void.class,
        consumer,
        "onDuplicate = REPLAY without a result");
  }

  /** Who is skipped is given the result that is stored. */
  @Override
  public OnDuplicate reaction(Policy policy) {
    boolean skips = policy.onDuplicate() == OnDuplicate.SKIP;
    return skips && method.getReturnType() != void.class
        ? OnDuplicate.REPLAY
        : policy.onDuplicate();
  }

  /** A method without a result could; but its database is open already. */
  @Override
  public boolean onlyAcknowledges(Policy policy) {
    return false;
  }

  private static void demand(boolean possible, String consumer, String what) {
    if (!possible) {
      throw LOG.notOnMethods(consumer, what);
    }
  }
}
