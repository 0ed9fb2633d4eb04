/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import io.xonce.store.CommitMode;
import java.util.Collection;
import javax.transaction.xa.XAResource;

/**
 * A resource of the transaction, classified by what the server wrapped it in.
 *
 * @param name JNDI name; of the connection factory, if any, whose messages leave in a delivery's
 *     branch
 * @param manager what recovery finds its broker by, see {@link ResourceManager}; empty if only the
 *     name tells
 */
record Branch(Kind kind, String name, String product, String manager) {

  enum Kind {
    /** What the resource adapter enlisted before the bean was called: the message. */
    DELIVERY,
    /** What the resource adapter enlisted while the bean was called: what it sends. */
    SENDING,
    /** A two-phase resource of a connection factory or datasource. */
    XA,
    /**
     * A local datasource whose commit is the decision of the whole transaction: it also writes a
     * mark, by which recovery tells whether it took place.
     */
    COMMIT_MARKABLE,
    /** A local datasource that commits while the others prepare. */
    LAST_RESOURCE
  }

  /** Deliveries whose branch also takes what is sent through a connection factory, and its name. */
  private static final String BATCHES = "Xonce ";

  private static final String SENDING = "Xonce sending to ";

  private static final String CONNECTION_MANAGER = "org.jboss.jca.";

  /**
   * Classifies a resource.
   *
   * @param commitMarkable JNDI names of the datasources that the coordinator treats as such
   */
  static Branch of(XAResource resource, Collection<?> commitMarkable) {
    String name = nameOf(resource);
    String product = ResourceManager.read(resource, "getProductName");
    return switch (kindOf(resource.getClass())) {
      case DELIVERY -> delivery(resource, name, product);
      case LAST_RESOURCE -> {
        boolean marked = isMarked(resource, name, commitMarkable);
        yield new Branch(marked ? Kind.COMMIT_MARKABLE : Kind.LAST_RESOURCE, name, product, "");
      }
      default -> new Branch(Kind.XA, name, product, ResourceManager.node(resource));
    };
  }

  private static Branch delivery(XAResource resource, String name, String product) {
    String manager = ResourceManager.ofDelivery(resource);
    if (product.startsWith(SENDING)) {
      return new Branch(Kind.SENDING, name, product.substring(SENDING.length()), manager);
    }
    return product.startsWith(BATCHES)
        ? new Branch(Kind.DELIVERY, name, product, manager)
        : new Branch(
            Kind.DELIVERY,
            "",
            product.isEmpty() ? resource.getClass().getName() : product,
            manager);
  }

  private static boolean isMarked(XAResource resource, String name, Collection<?> commitMarkable) {
    return commitMarkable.contains(name)
        && isA(resource.getClass(), "org.jboss.tm.ConnectableResource");
  }

  /** Whether it takes what is sent through a connection factory. */
  boolean isOfSender(String factory) {
    return (kind == Kind.SENDING || kind == Kind.XA) && name.equals(factory);
  }

  static boolean isDelivery(XAResource resource) {
    return kindOf(resource.getClass()) == Kind.DELIVERY;
  }

  /**
   * IronJacamar wraps everything that comes out of a pool; what it did not wrap was enlisted by a
   * resource adapter for its delivery. Found out anew each time: an answer kept with a class of the
   * server would keep this class loader there after the application is gone.
   */
  private static Kind kindOf(Class<?> type) {
    if (isA(type, "org.jboss.tm.LastResource")) {
      return Kind.LAST_RESOURCE;
    }
    return type.getName().startsWith(CONNECTION_MANAGER) ? Kind.XA : Kind.DELIVERY;
  }

  /** Of a store. */
  CommitMode commitMode() {
    return switch (kind) {
      case COMMIT_MARKABLE -> CommitMode.MARKED;
      case LAST_RESOURCE -> CommitMode.LOCAL;
      default -> CommitMode.BRANCH;
    };
  }

  /** Whether a crash may leave it in doubt, for recovery to end. */
  boolean isPrepared() {
    return kind == Kind.DELIVERY || kind == Kind.SENDING || kind == Kind.XA;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DELIVERY -> "the message (" + product + ")";
      case SENDING -> "what it sends by " + name + " (" + product + ")";
      case XA -> name + " (" + product + ")";
      case COMMIT_MARKABLE -> name + " (" + product + ", commit-markable)";
      case LAST_RESOURCE -> name + " (" + product + ", last resource)";
    };
  }

  /** Artemis tells its recovery, behind the name, which broker the connection leads to. */
  private static String nameOf(XAResource resource) {
    String name = ResourceManager.read(resource, "getJndiName");
    int broker = name.indexOf(" NodeId:");
    return broker < 0 ? name : name.substring(0, broker);
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
