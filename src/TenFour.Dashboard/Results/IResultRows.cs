namespace TenFour.Dashboard.Results;

/// <summary>The rows of one version of a result; safe for several readers.</summary>
internal interface IResultRows : IDisposable
{
    IReadOnlyList<object?[]> Head();

    IReadOnlyList<object?[]> All();
}
