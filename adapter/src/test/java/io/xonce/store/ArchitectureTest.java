/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** What the adapter may know, and what others may know of it. */
@AnalyzeClasses(packages = "io.xonce", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfCdi =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.enterprise..", "jakarta.interceptor..", "jakarta.inject..");

  @ArchTest
  static final ArchRule knowsNothingOfTheServer =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.arjuna..")
                  .or(
                      resideInAPackage("org.jboss..")
                          .and(not(resideInAPackage("org.jboss.logging..")))));

  @ArchTest
  static final ArchRule keepsTextsToItself =
      classes().that().haveSimpleNameEndingWith("Messages").should().bePackagePrivate();

  @ArchTest
  static final ArchRule keepsDialectsToItself =
      classes().that().areAssignableTo(Dialect.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule neverDeserializes =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  @ArchTest static final ArchRule logsInsteadOfPrinting = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
