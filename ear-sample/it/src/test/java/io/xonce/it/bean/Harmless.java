/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import jakarta.ejb.ApplicationException;

/**
 * An exception that by its own word does not roll back; the resource adapter does it all the same.
 */
@ApplicationException(rollback = false)
public class Harmless extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
