/* SPDX-License-Identifier: Apache-2.0 */
package org.jboss.jca.test;

import com.arjuna.ats.jta.resources.LastResourceCommitOptimisation;
import javax.transaction.xa.XAResource;
import org.jboss.tm.LastResource;

/**
 * That of a local datasource. WildFly has Narayana look for the first interface, which must be said
 * before its first transaction; the second is what it looks for unless told.
 */
public final class PooledLastResource extends PooledResource
    implements LastResource, LastResourceCommitOptimisation {

  public PooledLastResource(XAResource wrapped, String jndiName, String productName) {
    super(wrapped, jndiName, productName);
  }
}
