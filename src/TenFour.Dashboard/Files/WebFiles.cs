using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TenFour.Dashboard.Files;

/// <summary>Serves scripts and styles out of the assembly. Addresses carry a fingerprint of the content, so a browser keeps them for ever.</summary>
internal static class WebFiles
{
    private const string Prefix = "web/";

    private static readonly Dictionary<string, WebFile> Files = Load();

    /// <summary>The address of a file, for a page.</summary>
    public static string Address(string name) => $"/web/{name}?v={Files[name].Fingerprint}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/web/{name}", (string name, HttpContext context) => Serve(name, context));

        // Blazor's script finds its connection beside its own address.
        routes.MapGet("/_framework/blazor.web.js", (HttpContext context) => Serve("blazor.web.js", context));
        routes.MapGet("/favicon.ico", (HttpContext context) => Serve("icon.svg", context));
    }

    private static IResult Serve(string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return TypedResults.NotFound();
        }

        var isVersioned = context.Request.Query["v"] == file.Fingerprint;
        context.Response.Headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(file.Content, file.Type, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Fingerprint}\""));
    }

    private static Dictionary<string, WebFile> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(n => n[Prefix.Length..], n => Read(assembly, n), StringComparer.Ordinal);
    }

    private static WebFile Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new WebFile(content, TypeOf(resource), Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };

    private sealed record WebFile(byte[] Content, string Type, string Fingerprint);
}
