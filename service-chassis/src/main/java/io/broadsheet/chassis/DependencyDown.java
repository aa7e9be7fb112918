package io.broadsheet.chassis;

/**
 * Marks an exception that says nothing against the record being handled: something the effect needs is away, and the
 * same record will succeed once it is back. A listener that throws one is called again for as long as it takes.
 */
public interface DependencyDown {}
