using System.Net;
using System.Net.Http.Headers;

namespace TenFour.Calls.Tests.Feeding.Live;

/// <summary>A body that cannot be read.</summary>
internal sealed class BrokenContent : HttpContent
{
    private readonly Exception _error;

    public BrokenContent(Exception error)
    {
        _error = error;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw _error;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
