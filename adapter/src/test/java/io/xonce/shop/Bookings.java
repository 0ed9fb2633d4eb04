/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.shop;

/** Stands for the code of an application, each method for a place in it. */
public final class Bookings {

  private Bookings() {}

  /** What a place does. */
  public interface Work {
    void run() throws Exception;
  }

  public static void inANewTransaction(Work work) throws Exception {
    work.run();
  }

  public static void inNoTransaction(Work work) throws Exception {
    work.run();
  }

  public static void afterAnInnerDelivery(Work work) throws Exception {
    work.run();
  }

  public static void harmlessly(Work work) throws Exception {
    work.run();
  }
}
