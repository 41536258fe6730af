using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TenFour.Calls.Tests.Feeding.Live;

/// <summary>A stand-in for the dataset: gives the answers of a script one by one, and the last of them for ever.</summary>
internal sealed class ScriptedSite(TimeProvider time, params Func<HttpResponseMessage>[] script) : HttpMessageHandler
{
    public List<(DateTimeOffset At, HttpRequestMessage Request)> Requests { get; } = [];

    public static HttpResponseMessage Rows(string? tag, params string[] rows) => Json(tag, $"[{string.Join(",", rows)}]");

    public static HttpResponseMessage Json(string? tag, string json)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        response.Headers.ETag = tag is null ? null : new EntityTagHeaderValue($"\"{tag}\"");
        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        Requests.Add((time.GetUtcNow(), copy));
        return Task.FromResult(script[Math.Min(Requests.Count, script.Length) - 1]());
    }
}
