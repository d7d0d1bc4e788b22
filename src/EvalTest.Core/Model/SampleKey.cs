namespace EvalTest.Model;

/// <summary>Which result a record is, within one assembly and one eval.</summary>
/// <param name="Variant">The values of a matrix; empty where there is none.</param>
/// <param name="SampleId">Unique within the eval and variant.</param>
/// <param name="Trial">Repetition, from 0.</param>
internal readonly record struct SampleKey(string Variant, string SampleId, int Trial);
