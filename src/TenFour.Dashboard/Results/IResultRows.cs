namespace TenFour.Dashboard.Results;

/// <summary>The rows of one version of a result; safe for several readers.</summary>
internal interface IResultRows : IDisposable
{
    IReadOnlyList<object?[]> Head();

    IReadOnlyList<object?[]> All();

    /// <summary>The first rows of a view, and how many it has.</summary>
    /// <exception cref="OperationCanceledException">The reader does not want them any more.</exception>
    ResultSlice Find(ResultView view, CancellationToken cancellation);

    /// <summary>All rows of a view, one at a time: none are kept. A result of very many rows comes in no order.</summary>
    IEnumerable<object?[]> Stream(ResultView view, CancellationToken cancellation);
}
