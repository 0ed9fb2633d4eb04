/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import io.xonce.interceptor.server.Reflection;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * Whose branch a resource is, as far as a resource shows it: a broker of Artemis by the id of its
 * node, which it tells its recovery behind the JNDI name; any other broker of a delivery by the
 * resource adapter that its class belongs to.
 */
final class ResourceManager {

  private static final String NODE = "NodeId:";

  private ResourceManager() {}

  /** A broker's node id; empty if it does not tell one. */
  static String node(XAResource resource) {
    for (Object each = resource; each != null; each = wrapped(each)) {
      String name = read(each, "getJndiName");
      int node = name.lastIndexOf(NODE);
      if (node >= 0) {
        return name.substring(node);
      }
    }
    return "";
  }

  /** The broker of a delivery. */
  static String ofDelivery(XAResource resource) {
    String node = node(resource);
    return node.isEmpty() ? adapter(resource) : node;
  }

  /** Whether a resource that recovery would ask leads to what one of the others has named. */
  static boolean isOf(XAResource recovering, String manager) {
    return manager.startsWith(NODE)
        ? node(recovering).equals(manager)
        : adapter(recovering).equals(manager);
  }

  private static String adapter(XAResource resource) {
    Object innermost = innermost(resource);
    ClassLoader loader = innermost.getClass().getClassLoader();
    return loader == null
        ? innermost.getClass().getName()
        : loader + "@" + System.identityHashCode(loader);
  }

  /** What the server has wrapped. */
  static Object innermost(XAResource resource) {
    Object innermost = resource;
    for (Object each = resource; each != null; each = wrapped(each)) {
      innermost = each;
    }
    return innermost;
  }

  private static @Nullable Object wrapped(Object resource) {
    return Reflection.ask(resource, "getResource");
  }

  /** What a resource answers for people; empty if it does not. */
  static String read(Object resource, String getter) {
    Object value = Reflection.ask(resource, getter);
    return value == null ? "" : value.toString();
  }
}
