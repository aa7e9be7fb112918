package io.broadsheet.chassis.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.chassis.Texts;

/** What holds in each service. Its own ArchitectureTest takes these in with {@code ArchTests.in(SharedRules.class)}. */
public final class SharedRules {

    private SharedRules() {}

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("io.broadsheet..domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.broadsheet..domain..", "java..", "org.jspecify..")
                    // What is visible and how long it is, in plain Java.
                    .or(type(Texts.class)))
            .because("rules are read and tested without a framework")
            // The website decides nothing.
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_SENDS = noClasses()
            .that()
            // Views change nothing in a database that a send beside could contradict: see decision 0035.
            .doNotHaveFullyQualifiedName("io.broadsheet.article.popularity.ViewSender")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations)"
                    + "|org\\.apache\\.kafka\\.clients\\.producer\\..*")
            .because("an event is stored with the change it tells of, and the outbox's relay sends it");
}
