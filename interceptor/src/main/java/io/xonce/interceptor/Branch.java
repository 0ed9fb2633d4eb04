/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import javax.transaction.xa.XAResource;

/**
 * A resource of the transaction, classified by what the server wrapped it in.
 *
 * @param name JNDI name, empty for the delivering session
 */
record Branch(Kind kind, String name, String product) {

  enum Kind {
    /** What the resource adapter enlisted before the bean was called: the message. */
    DELIVERY,
    /** A two-phase resource of a connection factory or datasource. */
    XA,
    /** A local datasource that commits while the others prepare. */
    LAST_RESOURCE
  }

  private static final String CONNECTION_MANAGER = "org.jboss.jca.";

  static Branch of(XAResource resource) {
    String name = nameOf(resource);
    String product = read(resource, "getProductName");
    return switch (kindOf(resource.getClass())) {
      case LAST_RESOURCE -> new Branch(Kind.LAST_RESOURCE, name, product);
      case XA -> new Branch(Kind.XA, name, product);
      case DELIVERY ->
          new Branch(
              Kind.DELIVERY, "", product.isEmpty() ? resource.getClass().getName() : product);
    };
  }

  static boolean isDelivery(XAResource resource) {
    return kindOf(resource.getClass()) == Kind.DELIVERY;
  }

  /**
   * IronJacamar wraps everything that comes out of a pool; what it did not wrap was enlisted by a
   * resource adapter for its delivery.
   */
  private static Kind kindOf(Class<?> type) {
    if (isA(type, "org.jboss.tm.LastResource")) {
      return Kind.LAST_RESOURCE;
    }
    return type.getName().startsWith(CONNECTION_MANAGER) ? Kind.XA : Kind.DELIVERY;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DELIVERY -> "the message (" + product + ")";
      case XA -> name + " (" + product + ")";
      case LAST_RESOURCE -> name + " (" + product + ", last resource)";
    };
  }

  /** Artemis tells its recovery, behind the name, which broker the connection leads to. */
  private static String nameOf(XAResource resource) {
    String name = read(resource, "getJndiName");
    int broker = name.indexOf(" NodeId:");
    return broker < 0 ? name : name.substring(0, broker);
  }

  private static String read(XAResource resource, String getter) {
    try {
      Object value = Reflection.call(resource, getter);
      return value == null ? "" : value.toString();
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }

  private static boolean isA(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> implemented : c.getInterfaces()) {
        if (implemented.getName().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
