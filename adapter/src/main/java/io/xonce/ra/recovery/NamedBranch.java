/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.recovery;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.SessionResource;
import jakarta.jms.JMSException;
import jakarta.jms.XAJMSContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * A branch that carries the name of the connection factory whose recovery covers its broker. By it
 * the transaction manager knows, after a crash, that a branch it does not find any more has ended;
 * without it, it would look for the branch for ever. The interface for that is the server's own.
 *
 * @param product what the branch is, for people; begins with the name of this product
 */
public record NamedBranch(SessionResource resource, String name, String product)
    implements InvocationHandler {

  private static final String WRAPPER = "org.jboss.tm.XAResourceWrapper";

  /** By these the proof tells them apart. */
  private static final String RECEIVING = "Xonce on ";

  private static final String SENDING = "Xonce sending to ";

  /**
   * Every proxy is serializable, and what is serializable goes into the transaction log. This one
   * is written as nothing: recovery then asks the brokers, as for any other resource.
   */
  public interface Unlogged {
    /** Called by the serialization of the JDK. */
    @Nullable Object writeReplace();
  }

  /** One for all sessions, or each would have a class of its own for its branch. */
  private static volatile @Nullable Both both;

  /** Sees the server's interface and this package's. */
  private static final class Both extends ClassLoader {
    private final ClassLoader server;

    Both(ClassLoader server) {
      super(NamedBranch.class.getClassLoader());
      this.server = server;
    }

    static Both of(ClassLoader server) {
      Both known = both;
      if (known == null || known.server != server) {
        known = new Both(server);
        both = known;
      }
      return known;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return server.loadClass(name);
    }
  }

  /** The branch in which a session receives. */
  public static XAResource receiving(
      SessionResource resource, XAJMSContext session, @Nullable String name, ClassLoader server) {
    return of(resource, name, RECEIVING + provider(session), server);
  }

  /** The branch in which a session sends. */
  public static XAResource sending(
      SessionResource resource, XAJMSContext session, @Nullable String name, ClassLoader server) {
    return of(resource, name, SENDING + provider(session), server);
  }

  private static String provider(XAJMSContext session) {
    try {
      return session.getContext().getMetaData().getJMSProviderName();
    } catch (JMSException e) {
      return "unknown provider";
    }
  }

  /** The resource itself where there is no name, or the server does not ask for any. */
  static XAResource of(
      SessionResource resource, @Nullable String name, String product, ClassLoader server) {
    if (name == null) {
      return resource;
    }
    try {
      Class<?>[] types = {Class.forName(WRAPPER, false, server), Unlogged.class};
      NamedBranch branch = new NamedBranch(resource, name, product);
      return (XAResource) Proxies.of(Both.of(server), types, branch);
    } catch (ClassNotFoundException e) {
      return resource;
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "getResource" -> resource;
      case "writeReplace" -> null;
      case "getJndiName" -> name;
      case "getProductName" -> product;
      case "getProductVersion" -> "";
      default -> Proxies.call(resource, method, arguments);
    };
  }

  @Override
  public String toString() {
    return product;
  }
}
